import { expect, test } from 'vitest';
import { readingSentences } from './reading-sentences.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';

const progress: ReadProgress = {
  records: 1_204,
  userRecords: 1_204,
  bytes: 1_048_576,
  matched: 100,
  shards: 4,
  shardsDone: 4,
  calls: 9,
  peakReadsPerSecond: 2,
  readsPerSecond: 1.44,
  refusals: 0,
  tookMs: 1_250,
  reachedMs: undefined,
  behindMs: 0,
  reason: 'count',
  followedShardIds: [],
  filterErrors: { count: 0, timedOut: 0, first: undefined },
  histogram: { widthMs: 100, bars: [] },
  cursor: '',
};

test('what was read, in how long, why it stopped, whether that was all and what it cost', () => {
  expect(readingSentences(progress, false)).toEqual([
    'Read 1,204 records and 1 MiB from 4 shards in 1 s.',
    'Stopped because as many as are read at a time were found; “Read on” goes on from there.',
    'It did not see everything: there may be more.',
    'Spent 1.4 of 5 reads/s on the busiest shard, at most 2 in one second.',
  ]);
  expect(readingSentences({ ...progress, reason: 'tip' }, false)[2]).toBe(
    'It saw everything in that range.',
  );
});

test('what matched, what failed, what was refused, what was unfolded and where it went on', () => {
  const sentences = readingSentences(
    {
      ...progress,
      userRecords: 5_000,
      refusals: 1,
      followedShardIds: ['a', 'b', 'c', 'd', 'e', 'f'],
      filterErrors: { count: 2, timedOut: 0, first: 'TypeError: no' },
    },
    true,
  );
  expect(sentences[0]).toBe(
    'Read 1,204 records (5,000 user records in them) and 1 MiB from 4 shards, 100 matched in 1 s.',
  );
  expect(sentences.slice(4)).toEqual([
    'The filter failed on 2 records, which do not count as a match; first: TypeError: no',
    '1 read was refused because other readers spend the rest; each was tried again after a pause.',
    'Where shards had been split or merged, reading went on in a, b, c, d and 2 more.',
  ]);
});

test('while it goes on it gives no reason', () => {
  expect(readingSentences({ ...progress, reason: undefined }, false)).toEqual([
    'Reading: 1,204 records and 1 MiB from 4 shards so far, in 1 s.',
    'Spending 1.4 of 5 reads/s on the busiest shard.',
  ]);
});
