import { expect, test } from 'vitest';
import { findCold } from '#lib/kinesis/cold-shards.ts';
import { gridUntil } from '#lib/kinesis/metric-window.ts';
import { shardLoad, type ShardLoad } from '#lib/kinesis/shard-load.ts';

const grid = gridUntil(4_000, 4_000, 1_000);

function loadOf(shardId: string, recordsIn: number[], refused = 0): ShardLoad {
  const series = new Map([
    [`${shardId}/recordsIn`, Float64Array.from(recordsIn)],
    [`${shardId}/recordsRefused`, Float64Array.from([refused, 0, 0, 0])],
  ]);
  return shardLoad({ grid, series }, { shardId, shareOfSpace: 0.25 });
}

const always = () => true;

test('cold neighbours make a pair, with what one shard would carry', () => {
  const loads = [
    loadOf('a', [100, 0, 0, 0]),
    loadOf('b', [50, 120, 0, 0]),
    loadOf('c', [10, 10, 10, 10]),
    loadOf('d', [900, 900, 900, 900]),
  ];
  const { coldIds, pairs } = findCold(loads, grid, always);
  expect(coldIds).toEqual(['a', 'b', 'c']);
  expect(pairs).toHaveLength(1);
  expect(pairs[0]).toMatchObject({ lowerId: 'b', upperId: 'c', togetherPeak: 0.13 });
});

test('one peak in the window, or one refusal, and a shard is not cold', () => {
  const loads = [loadOf('a', [0, 210, 0, 0]), loadOf('b', [0, 0, 0, 0], 1), loadOf('c', [0, 0])];
  expect(findCold(loads, grid, always).coldIds).toEqual(['c']);
});

test('a shard that is younger than the window is not judged', () => {
  const loads = [loadOf('a', [0, 0, 0, 0]), loadOf('b', [0, 0, 0, 0])];
  expect(findCold(loads, grid, (shardId) => shardId === 'a')).toEqual({
    coldIds: ['a'],
    pairs: [],
  });
});
