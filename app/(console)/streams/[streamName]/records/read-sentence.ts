import type { ReadSummary, StopReason } from './read/record-reader.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { shardReadsPerSecond } from '#lib/kinesis/limits.ts';

const reasons: Record<StopReason, string> = {
  count: 'as many as asked for were found',
  tip: 'there is nothing newer yet',
  end: 'these shards are closed and end here',
  time: 'a minute had passed; “Read newer” goes on from here',
  volume: 'a million records had been read; “Read newer” goes on from here',
  stopped: 'you stopped it',
};

/** What was read, what it cost, and why it ended. */
export function readSentences(summary: ReadSummary, find: string): string[] {
  const { records, bytes, shards, tookMs, reason, matched, refusals, followedShardIds } = summary;
  const found = find === '' ? '' : `, ${formatCount(matched)} of them with “${find}”`;
  const volume = `${plural(records, 'record')}${found} and ${formatBytes(bytes)} from ${plural(shards, 'shard')}`;
  const sentences = reason
    ? [`Read ${volume} in ${formatDuration(tookMs)}.`, `Stopped because ${reasons[reason]}.`]
    : [`Reading: ${volume} so far.`];
  sentences.push(
    `Spent at most ${summary.peakReadsPerSecond} of ${shardReadsPerSecond} reads/s on a shard.`,
  );
  if (refusals > 0)
    sentences.push(
      `${plural(refusals, 'read')} ${refusals === 1 ? 'was' : 'were'} refused because other readers spend the rest; each was tried again after a pause.`,
    );
  if (followedShardIds.length > 0)
    sentences.push(
      `A shard was closed on the way; reading went on in ${followedShardIds.join(', ')}.`,
    );
  return sentences;
}
