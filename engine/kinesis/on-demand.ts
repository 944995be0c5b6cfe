import type { Cancel, Clock } from '#engine/core/clock.ts';
import { onDemandInitialShards, onDemandScaling, shardLimits } from './limits.ts';
import { applyReshard, mergeStep, splitStep } from './reshard.ts';
import type { Shard } from './shard.ts';
import type { ReshardStep, Stream } from './stream.ts';
import type { StreamRegistry } from './stream-registry.ts';

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;

/**
 * Scales on-demand streams as AWS describes it: a shard that took more than half its limit for 15 minutes is split;
 * capacity is kept for twice the peak of the last 30 days, and what is above that is merged again. The stream stays
 * ACTIVE meanwhile. [unsure] of when AWS merges; here it is when the peak has left the 30 days.
 * https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
 */
export const scaleOnDemandStreams = (clock: Clock, registry: StreamRegistry): Cancel =>
  clock.every(minuteMs, () => {
    for (const stream of registry.all())
      if (stream.row.mode === 'ON_DEMAND' && stream.row.status === 'ACTIVE')
        scale(registry, stream, clock.now());
  });

function scale(registry: StreamRegistry, stream: Stream, nowMs: number): void {
  keepPeak(stream, nowMs);
  const steps = splitsOf(stream, nowMs) ?? growthTo(stream) ?? mergeOf(stream, nowMs);
  if (!steps) return;
  applyReshard(stream.row, steps, nowMs, () => registry.nextLogId());
  void registry.syncShards(stream);
}

/** The highest minute of each day, in shards' worth of load. */
function keepPeak({ row, openShards }: Stream, nowMs: number): void {
  const day = Math.floor(nowMs / dayMs);
  const load = openShards.reduce((sum, shard) => sum + loadOf(shard, 1, nowMs), 0);
  const peaks = row.dailyPeaks.filter((peak) => peak.day > day - onDemandScaling.peakDays);
  const today = peaks.find((peak) => peak.day === day);
  if (today) today.load = Math.max(today.load, load);
  else peaks.push({ day, load });
  row.dailyPeaks = peaks;
}

const loadOf = ({ load }: Shard, minutes: number, nowMs: number): number =>
  load.utilisation(
    minutes,
    nowMs,
    shardLimits.writeBytesPerSecond,
    shardLimits.writeRecordsPerSecond,
  );

/** Splits every shard that has been busy for long. */
function splitsOf(stream: Stream, nowMs: number): ReshardStep[] | undefined {
  const room = onDemandScaling.mostShards - stream.openShards.length;
  const busy = stream.openShards
    .filter((shard) => shard.range.end > shard.range.start + 2n)
    .filter((shard) => shard.row.createdAtMs <= nowMs - onDemandScaling.busyMinutes * minuteMs)
    .filter(
      (shard) => loadOf(shard, onDemandScaling.busyMinutes, nowMs) > onDemandScaling.busyShare,
    )
    .slice(0, Math.max(0, room));
  return busy.length > 0 ? busy.map(splitInHalf) : undefined;
}

/** Splits the widest shards until there are as many as warm throughput asks for. */
function growthTo(stream: Stream): ReshardStep[] | undefined {
  const missing = Math.ceil(stream.row.warmThroughputMiBps) - stream.openShards.length;
  if (missing <= 0) return undefined;
  return stream.openShards
    .toSorted((a, b) => (widthOf(a) > widthOf(b) ? -1 : 1))
    .slice(0, missing)
    .map(splitInHalf);
}

/** Merges the narrowest pair of calm neighbours, one pair a minute, when there are more than the peak wants. */
function mergeOf(stream: Stream, nowMs: number): ReshardStep[] | undefined {
  if (stream.openShards.length <= wantedShards(stream)) return undefined;
  const inOrder = stream.openShards.toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
  const pairs = inOrder.flatMap((first, index) => {
    const second = inOrder[index + 1];
    if (!second || !isCalm(first, nowMs) || !isCalm(second, nowMs)) return [];
    return [{ first, second, width: widthOf(first) + widthOf(second) }];
  });
  const [narrowest] = pairs.toSorted((a, b) => (a.width < b.width ? -1 : 1));
  if (!narrowest) return undefined;
  return [mergeStep(narrowest.first, narrowest.second)];
}

/** Old enough to have shown what it gets, and so little that its neighbour can take it. */
const isCalm = (shard: Shard, nowMs: number): boolean =>
  shard.row.createdAtMs <= nowMs - dayMs &&
  loadOf(shard, onDemandScaling.busyMinutes, nowMs) < onDemandScaling.busyShare / 2;

/** Twice the peak of the last 30 days, at least what a stream starts with and what is kept warm. */
function wantedShards({ row }: Stream): number {
  const peak = Math.max(0, ...row.dailyPeaks.map(({ load }) => load));
  return Math.max(onDemandInitialShards, Math.ceil(2 * peak), Math.ceil(row.warmThroughputMiBps));
}

const widthOf = ({ range }: Shard): bigint => range.end - range.start;

const splitInHalf = (shard: Shard): ReshardStep =>
  splitStep(shard, (shard.range.start + shard.range.end + 1n) / 2n);
