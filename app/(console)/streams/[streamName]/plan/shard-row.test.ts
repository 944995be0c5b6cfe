import { describe, expect, test } from 'vitest';
import { shardRows, spaceText } from './shard-row.ts';
import { shardViews } from '../shard-view.ts';
import { gridUntil } from '#lib/kinesis/metric-window.ts';
import { shardLoad } from '#lib/kinesis/shard-load.ts';

const middle = 1n << 127n;
const listed = [
  {
    ShardId: 'shardId-000000000002',
    ParentShardId: 'shardId-000000000000',
    HashKeyRange: { StartingHashKey: String(middle), EndingHashKey: String(2n * middle - 1n) },
    SequenceNumberRange: { StartingSequenceNumber: '20' },
  },
  {
    ShardId: 'shardId-000000000000',
    HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(2n * middle - 1n) },
    SequenceNumberRange: { StartingSequenceNumber: '1', EndingSequenceNumber: '9' },
  },
  {
    ShardId: 'shardId-000000000001',
    ParentShardId: 'shardId-000000000000',
    HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(middle - 1n) },
    SequenceNumberRange: { StartingSequenceNumber: '10' },
  },
];

describe('shards', () => {
  const views = shardViews(listed);

  test('come in hash order, with what makes them a family', () => {
    const upper = views.at(-1);
    expect(upper?.shardId).toBe('shardId-000000000002');
    expect(upper?.parentIds).toEqual(['shardId-000000000000']);
    expect(upper?.shareOfSpace).toBe(0.5);
  });

  test('are closed once they have a last sequence number', () => {
    const closed = views.filter((view) => !view.isOpen);
    expect(closed.map((view) => view.shardId)).toEqual(['shardId-000000000000']);
  });

  test('have a load only where one was measured', () => {
    const grid = gridUntil(10_000, 10_000, 1_000);
    const open = views.filter((view) => view.isOpen);
    const loads = open.map((view) => shardLoad({ grid, series: new Map() }, view));
    const rows = shardRows(views, loads, grid);
    expect(rows.map((row) => row.load === undefined)).toEqual(views.map((view) => !view.isOpen));
    expect(rows.find((row) => row.isOpen)?.load).toMatchObject({
      recentMs: 5_000,
      windowMs: 10_000,
    });
    expect(shardRows(views, [], undefined).every((row) => row.load === undefined)).toBe(true);
  });
});

test.each([
  [1, '100.0 %'],
  [1 / 3, '33.3 %'],
  [1 / 200, '0.50 %'],
  [1 / 10_000, '0.0100 %'],
])('a share of %d is written %s', (share, text) => expect(spaceText(share)).toBe(text));
