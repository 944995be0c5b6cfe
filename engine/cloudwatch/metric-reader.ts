import { addSamples, seriesPerBlock, visitBlock } from '#engine/cloudwatch/block.ts';
import { chunkAt, minuteAt, minuteChunkAt, minuteMs, secondAt } from '#engine/cloudwatch/chunks.ts';
import type { FrameTable } from '#engine/cloudwatch/frame-table.ts';
import { visitFrames } from '#engine/cloudwatch/frame.ts';
import type { Group } from '#engine/cloudwatch/group.ts';
import { minutesRetentionMs, secondsRetentionMs } from '#engine/cloudwatch/limits.ts';
import type { Rollup } from '#engine/cloudwatch/rollup.ts';
import type { Series } from '#engine/cloudwatch/series.ts';

/** Steps of equal length. The last may end early. */
export interface Window {
  /** A multiple of the period. */
  readonly fromMs: number;
  /** What begins here or later is outside. */
  readonly toMs: number;
  /** A divisor of a minute, or a multiple of it. */
  readonly periodMs: number;
}

/** Sum, minimum, maximum and count of each step of a window, one after the other. A count of 0 is no data. */
export type Statistics = Float64Array;

export const stepsOf = ({ fromMs, toMs, periodMs }: Window): number =>
  Math.max(0, Math.ceil((toMs - fromMs) / periodMs));

/** The wanted series of one group. */
interface Request {
  readonly group: Group;
  /** By slot: 1 is wanted. */
  readonly wanted: Uint8Array;
  /** By slot. */
  readonly statistics: Map<number, Statistics>;
}

interface Sources {
  readonly seconds: FrameTable;
  readonly rollup: Rollup;
}

/** Reads what series did, as much of it as is kept at the time `nowMs`. The same order goes in and out. */
export function readMetrics(
  sources: Sources,
  series: readonly Series[],
  window: Window,
  nowMs: number,
): Statistics[] {
  const requests = new Map<Group, Request>();
  const statistics = series.map((one) => request(requests, one, stepsOf(window)));
  const isShort = window.periodMs < minuteMs;
  const keptFromMs = nowMs - (isShort ? secondsRetentionMs : minutesRetentionMs);
  const kept = { ...window, keptFromMs };
  for (const { group, wanted, statistics: bySlot } of requests.values()) {
    const gather = gathererOf(bySlot, kept);
    if (isShort) gatherSeconds(sources.seconds, group.index, wanted, kept, gather);
    else gatherMinutes(sources.rollup, group.index, wanted, kept, gather);
    gatherUnwritten(group, wanted, isShort, gather);
  }
  return statistics;
}

function request(requests: Map<Group, Request>, { place }: Series, steps: number): Statistics {
  if (!place) return new Float64Array(steps * 4);
  const { group, slot } = place;
  const made = requests.get(group) ?? {
    group,
    wanted: new Uint8Array(seriesPerBlock),
    statistics: new Map<number, Statistics>(),
  };
  requests.set(group, made);
  made.wanted[slot] = 1;
  const statistics = made.statistics.get(slot) ?? new Float64Array(steps * 4);
  made.statistics.set(slot, statistics);
  return statistics;
}

interface KeptWindow extends Window {
  readonly keptFromMs: number;
}

type Gather = (
  timeMs: number,
  slot: number,
  sum: number,
  min: number,
  max: number,
  count: number,
) => void;

/** Adds up by step what lies in the window. */
function gathererOf(bySlot: Request['statistics'], window: KeptWindow): Gather {
  const { fromMs, toMs, periodMs } = window;
  const firstMs = Math.max(fromMs, window.keptFromMs);
  return (timeMs, slot, sum, min, max, count) => {
    const statistics = bySlot.get(slot);
    if (!statistics || timeMs < firstMs || timeMs >= toMs) return;
    addSamples(statistics, Math.floor((timeMs - fromMs) / periodMs) * 4, sum, min, max, count);
  };
}

function gatherSeconds(
  seconds: FrameTable,
  group: number,
  wanted: Uint8Array,
  { fromMs, toMs, keptFromMs }: KeptWindow,
  gather: Gather,
): void {
  const last = chunkAt(toMs - 1);
  for (let chunk = chunkAt(Math.max(fromMs, keptFromMs)); chunk <= last; chunk++) {
    const frames = seconds.get(chunk, group);
    if (!frames) continue;
    visitFrames(frames, wanted, (slot, step, sum, min, max, count) =>
      gather(secondAt(chunk, step), slot, sum, min, max, count),
    );
  }
}

function gatherMinutes(
  rollup: Rollup,
  group: number,
  wanted: Uint8Array,
  { fromMs, toMs, keptFromMs }: KeptWindow,
  gather: Gather,
): void {
  const last = minuteChunkAt(toMs - 1);
  for (let chunk = minuteChunkAt(Math.max(fromMs, keptFromMs)); chunk <= last; chunk++)
    rollup.visit(chunk, group, wanted, (slot, step, sum, min, max, count) =>
      gather(minuteAt(chunk, step), slot, sum, min, max, count),
    );
}

/** A sample of a second belongs, with its minute, to a longer step. */
function gatherUnwritten(group: Group, wanted: Uint8Array, isShort: boolean, gather: Gather): void {
  const { chunk } = group;
  if (chunk === undefined) return;
  visitBlock(group.block, wanted, (slot, step, sum, min, max, count) => {
    const timeMs = secondAt(chunk, step);
    gather(isShort ? timeMs : timeMs - (timeMs % minuteMs), slot, sum, min, max, count);
  });
}
