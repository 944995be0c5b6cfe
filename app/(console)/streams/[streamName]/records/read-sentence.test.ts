import { expect, test } from 'vitest';
import { readSentences } from './read-sentence.ts';

const summary = {
  records: 1_204,
  bytes: 1_048_576,
  matched: 100,
  shards: 4,
  calls: 9,
  peakReadsPerSecond: 3,
  refusals: 0,
  tookMs: 1_250,
  reason: 'count' as const,
  followedShardIds: [],
};

test('what was read, in how long, why it stopped and what it cost', () => {
  expect(readSentences(summary, '')).toEqual([
    'Read 1,204 records and 1 MiB from 4 shards in 1 s.',
    'Stopped because as many as asked for were found.',
    'Spent at most 3 of 5 reads/s on a shard.',
  ]);
});

test('what matched, what was refused, and where it went on', () => {
  const sentences = readSentences(
    { ...summary, reason: 'tip', refusals: 1, followedShardIds: ['shardId-000000000004'] },
    'cart',
  );
  expect(sentences[0]).toBe(
    'Read 1,204 records, 100 of them with “cart” and 1 MiB from 4 shards in 1 s.',
  );
  expect(sentences.slice(3)).toEqual([
    '1 read was refused because other readers spend the rest; each was tried again after a pause.',
    'A shard was closed on the way; reading went on in shardId-000000000004.',
  ]);
});

test('while it goes on it gives no reason', () => {
  expect(readSentences({ ...summary, reason: undefined }, '')[0]).toBe(
    'Reading: 1,204 records and 1 MiB from 4 shards so far.',
  );
});
