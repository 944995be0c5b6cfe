import { expect, test } from 'vitest';
import { lineageRows } from './lineage-rows.ts';

const part = (id: string, start: number, share: number, from: number, to?: number) => ({
  id,
  start,
  share,
  from,
  to,
});

const family = [
  part('parent', 0, 0.5, 0, 1),
  part('bystander', 0.5, 0.5, 0),
  part('lower', 0, 0.25, 1, 2),
  part('upper', 0.25, 0.25, 1, 2),
  part('merged', 0, 0.5, 2),
];

const placed = (rows: ReturnType<typeof lineageRows>) =>
  Object.fromEntries(rows.blocks.map(({ id, top, rows: height }) => [id, [top, height]]));

test('rows go down into the past, and a shard is as tall as its life', () => {
  const rows = lineageRows(family, 2, 10, 0);
  expect(placed(rows)).toEqual({
    merged: [0, 1],
    lower: [1, 1],
    upper: [1, 1],
    parent: [2, 1],
    bystander: [0, 3],
  });
  expect(rows.moments).toEqual([2, 1]);
  expect(rows.hidden).toBe(0);
});

test('what is too old is left out and counted', () => {
  const rows = lineageRows(family, 2, 1, 0);
  expect(placed(rows)).toEqual({ merged: [0, 1], lower: [1, 1], upper: [1, 1], bystander: [0, 2] });
  expect(rows.hidden).toBe(1);
});

test('blocks too narrow to be seen are drawn with neighbours of the same life', () => {
  const many = Array.from({ length: 1_000 }, (_, index) =>
    part(`shard-${index}`, index / 1_000, 1 / 1_000, 0),
  );
  const { blocks } = lineageRows(many, 0, 10, 0.01);
  expect(blocks.length).toBeLessThanOrEqual(101);
  expect(blocks.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
});
