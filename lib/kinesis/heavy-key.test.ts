import { expect, test } from 'vitest';
import { heaviestKey } from '#lib/kinesis/heavy-key.ts';
import type { LoadFinding, ShardFinding } from '#lib/kinesis/load-finding.ts';
import { wordLoad } from '#lib/kinesis/load-sentence.ts';

const hotFor = (hotMs: number, changes: Partial<ShardFinding> = {}): LoadFinding => ({
  kind: 'hot',
  recentMs: 5_000,
  windowMs: 300_000,
  shardCount: 4,
  recordsRefused: 0,
  readsRefused: 0,
  hottest: {
    shardId: 'shardId-000000000002',
    share: 0.98,
    binding: 'recordsIn',
    rates: { recordsIn: 980, bytesIn: 117_600, bytesOut: 0, reads: 0 },
    hotMs,
    hotSinceBefore: false,
    recordsRefused: 0,
    readsRefused: 0,
    shareOfStream: 0.72,
    shareOfSpace: 0.25,
    cause: 'skew',
    busySiblings: 0,
    ...changes,
  },
});

const counted = (RecordShare: number, RecordShareOverestimate = 0) =>
  heaviestKey(
    [
      { PartitionKey: 'user-9', RecordShare: 0.02, ByteShare: 0.02 },
      { PartitionKey: 'user-7', RecordShare, RecordShareOverestimate, ByteShare: 0.1 },
    ],
    'recordsIn',
  );

test('one key that has most of it is named, and a split is said not to help', () => {
  expect(wordLoad(hotFor(42_000), counted(0.74, 0.03))).toMatchObject({
    headline: 'shardId-000000000002 is hot: 98 % of its record limit for 42 s.',
    because: '71 % of its records carry the key user-7.',
    advice:
      'A split will not help one key: spread it, or aggregate: records average 120 B and use only 11 % of the byte limit.',
    remedy: 'producers',
  });
});

test('where its keys can be parted, a split helps', () => {
  const { because, advice, remedy } = wordLoad(hotFor(42_000), counted(0.12));
  expect(because).toBe(
    'It takes 72 % of the stream’s records with 25 % of the hash space while the rest is calm. 12 % of its records carry the key user-7.',
  );
  expect(advice).toContain('a split helps');
  expect(remedy).toBe('split');
});

test('a burst shorter than what is counted is not judged by its diluted share', () => {
  const { because, advice, remedy } = wordLoad(hotFor(12_000), counted(0.2));
  expect(because).toMatch(
    /20 % of its records carry the key user-7, perhaps more since it is hot\.$/,
  );
  expect(advice).toMatch(/^More shards do not help one key/);
  expect(remedy).toBe('producers');
});

test('what may be other keys’ is not counted, and a sample is called one', () => {
  expect(counted(0.625, 0.25)).toMatchObject({ key: 'user-7', share: 0.375 });
  const keys = [{ PartitionKey: 'a', RecordShare: 0.8, ByteShare: 1 }];
  const { because } = wordLoad(hotFor(42_000), heaviestKey(keys, 'recordsIn', 0.1));
  expect(because).toBe('About 80 % of its records carry the key a.');
  expect(heaviestKey([], 'recordsIn')).toBeUndefined();
});

test('where bytes bind, keys are told by bytes', () => {
  const keys = [
    { PartitionKey: 'many', RecordShare: 0.9, ByteShare: 0.1 },
    { PartitionKey: 'large', RecordShare: 0.1, ByteShare: 0.9 },
  ];
  const finding = hotFor(42_000, { binding: 'bytesIn' });
  expect(wordLoad(finding, heaviestKey(keys, 'bytesIn')).because).toBe(
    '90 % of its bytes carry the key large.',
  );
});
