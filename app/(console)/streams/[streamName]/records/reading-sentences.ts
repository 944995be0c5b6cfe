import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { shardReadsPerSecond } from '#lib/kinesis/limits.ts';
import { type ReadProgress, sawEverything, type StopReason } from '#lib/records/read-progress.ts';

const reasons: Record<StopReason, string> = {
  count: 'as many as are read at a time were found; “Read on” goes on from there',
  tip: 'there is nothing newer yet',
  until: 'the end of the wanted time was reached',
  end: 'these shards are closed and end here',
  stopped: 'it was told to',
};

/** What was read, what matched, why it ended, whether that was all, and what it cost. */
export function readingSentences(progress: ReadProgress, isFiltered: boolean): string[] {
  const { reason, tookMs } = progress;
  const volume = volumeText(progress, isFiltered);
  const sentences =
    reason === undefined
      ? [`Reading: ${volume} so far, in ${formatDuration(tookMs)}.`]
      : [
          `Read ${volume} in ${formatDuration(tookMs)}.`,
          `Stopped because ${reasons[reason]}.`,
          sawEverything(progress)
            ? 'It saw everything in that range.'
            : 'It did not see everything: there may be more.',
        ];
  return [...sentences, spendText(progress), ...asides(progress)];
}

function volumeText(progress: ReadProgress, isFiltered: boolean): string {
  const { records, userRecords, bytes, shards, matched } = progress;
  const inside = userRecords === records ? '' : ` (${plural(userRecords, 'user record')} in them)`;
  const read = `${plural(records, 'record')}${inside} and ${formatBytes(bytes)} from ${plural(shards, 'shard')}`;
  return isFiltered ? `${read}, ${formatCount(matched)} matched` : read;
}

const spendText = ({ readsPerSecond, reason, peakReadsPerSecond }: ReadProgress): string =>
  reason === undefined
    ? `Spending ${oneDigit(readsPerSecond)} of ${shardReadsPerSecond} reads/s on the busiest shard.`
    : `Spent ${oneDigit(readsPerSecond)} of ${shardReadsPerSecond} reads/s on the busiest shard, at most ${peakReadsPerSecond} in one second.`;

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10);

function asides({ refusals, followedShardIds, filterErrors }: ReadProgress): string[] {
  const sentences: string[] = [];
  if (filterErrors.count > 0)
    sentences.push(
      `The filter failed on ${plural(filterErrors.count, 'record')}, which ${filterErrors.count === 1 ? 'does' : 'do'} not count as a match; first: ${filterErrors.first ?? 'unknown'}`,
    );
  if (refusals > 0)
    sentences.push(
      `${plural(refusals, 'read')} ${refusals === 1 ? 'was' : 'were'} refused because other readers spend the rest; each was tried again after a pause.`,
    );
  if (followedShardIds.length > 0)
    sentences.push(
      `Where shards had been split or merged, reading went on in ${listed(followedShardIds)}.`,
    );
  return sentences;
}

const mostListed = 4;

const listed = (shardIds: readonly string[]): string =>
  shardIds.length > mostListed
    ? `${shardIds.slice(0, mostListed).join(', ')} and ${formatCount(shardIds.length - mostListed)} more`
    : shardIds.join(', ');
