import { expect, test } from 'vitest';
import { lineageOf } from '#lib/kinesis/lineage.ts';

/** As `sequence-number.ts` reads it: made at that second, by the shard of that index. */
const sequenceNumber = (seconds: number, index: number): string =>
  BigInt(
    `0x2${hex(seconds, 9)}${hex(index % 16, 1)}${'0'.repeat(16)}00${hex(seconds, 9)}${hex(index, 8)}2`,
  ).toString();
const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');

const shard = (index: number, seconds: number, parents: number[], isOpen: boolean) => ({
  shardId: `shardId-${String(index).padStart(12, '0')}`,
  range: { start: 0n, end: 1n },
  isOpen,
  parentIds: parents.map((id) => `shardId-${String(id).padStart(12, '0')}`),
  firstSequenceNumber: sequenceNumber(seconds, index),
});

const split = [
  shard(0, 1_700_000_000, [], false),
  shard(1, 1_700_000_000, [], true),
  shard(2, 1_700_000_100, [0], false),
  shard(3, 1_700_000_100, [0], false),
  shard(4, 1_700_000_200, [2, 3], true),
];

test('splits and merges come with their time, newest first', () => {
  const { reshards, momentsMs } = lineageOf(split);
  expect(reshards.map(({ kind, parentIds, childIds }) => [kind, parentIds, childIds])).toEqual([
    ['merge', [split[2]?.shardId, split[3]?.shardId], [split[4]?.shardId]],
    ['split', [split[0]?.shardId], [split[2]?.shardId, split[3]?.shardId]],
  ]);
  expect(momentsMs).toEqual([undefined, 1_700_000_100_000, 1_700_000_200_000]);
});

test('a shard lives from the moment it was made to the one its children were', () => {
  const { lives } = lineageOf(split);
  expect(lives.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [0, undefined],
    [1, 2],
    [1, 2],
    [2, undefined],
  ]);
});

test('without times that rise, the order of descent stands in', () => {
  const foreign = split.map((one) => ({ ...one, firstSequenceNumber: '1' }));
  const { momentsMs, lives } = lineageOf(foreign);
  expect(momentsMs).toEqual([undefined, undefined, undefined]);
  expect(lives.at(-1)).toMatchObject({ from: 2, to: undefined });
  const backwards = split.map((one, index) => ({
    ...one,
    firstSequenceNumber: sequenceNumber(1_700_000_000 - index, index),
  }));
  expect(lineageOf(backwards).momentsMs[1]).toBeUndefined();
});

test('a parent that is not listed any more is still named', () => {
  const { reshards, lives } = lineageOf(split.slice(2));
  expect(reshards.at(-1)?.parentIds).toEqual(['shardId-000000000000']);
  expect(lives[0]).toMatchObject({ from: 1, to: 2 });
});
