import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatRows, hottestFirst } from '#components/charts/prepare/heat-rows.ts';
import {
  cellAt,
  hasRowNames,
  mostRows,
  moveCell,
  stepLeft,
  stripGeometry,
} from '#components/charts/prepare/strip-geometry.ts';

const shard = (id: string, utilisation: number[], refused: number[] = []) => ({
  id,
  utilisation,
  refused,
});

describe('rows', () => {
  test('are one a shard while they fit', () => {
    const rows = heatRows([shard('a', [0.1]), shard('b', [0.2])], 2);
    expect(rows.map((row) => row.label)).toEqual(['a', 'b']);
  });

  test('show the hottest of several neighbours, and all that these refused', () => {
    const rows = heatRows(
      [
        shard('a', [0.1, Number.NaN, 0.3], [1, Number.NaN, Number.NaN]),
        shard('b', [0.9, Number.NaN, Number.NaN], [2, Number.NaN, Number.NaN]),
        shard('c', [0.5, 0.5, 0.5]),
      ],
      2,
    );
    expect(rows.map((row) => row.label)).toEqual(['a … b', 'c']);
    expect(Array.from(rows[0]?.utilisation ?? [])).toEqual([0.9, Number.NaN, 0.3]);
    expect(Array.from(rows[0]?.refused ?? [])).toEqual([3, Number.NaN, Number.NaN]);
    expect(rows[0]?.shardIds).toEqual(['a', 'b']);
  });

  test('hold every shard once, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (count) => {
        const shards = Array.from({ length: count }, (_, index) => shard(`s${index}`, [0]));
        const rows = heatRows(shards, mostRows);
        expect(rows.length).toBeLessThanOrEqual(mostRows);
        expect(rows.flatMap((row) => row.shardIds)).toEqual(shards.map((each) => each.id));
      }),
    );
  });

  test('come hottest first, refusing ones before all', () => {
    const shards = [shard('calm', [0.5, 0]), shard('hot', [0, 0.9]), shard('no', [0, 0.1], [0, 3])];
    expect(hottestFirst(shards).map((each) => each.id)).toEqual(['no', 'hot', 'calm']);
  });
});

describe('geometry', () => {
  test('fits hundreds of rows and names them while there is room', () => {
    expect(hasRowNames(stripGeometry(1_000, 4, 300))).toBe(true);
    expect(hasRowNames(stripGeometry(1_000, 200, 300))).toBe(false);
    expect(stripGeometry(1_000, mostRows, 300).height).toBeLessThanOrEqual(630);
  });

  test('finds the cell that is drawn under a point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1_600 }),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(299),
        fc.nat(299),
        (width, rows, anyRow, step) => {
          const strip = stripGeometry(width, rows, 300);
          const row = anyRow % rows;
          const left = strip.gutter + ((width - strip.gutter) * (step + 0.5)) / 300;
          expect(cellAt(strip, left, (row + 0.5) * strip.rowHeight)).toEqual({ row, step });
        },
      ),
    );
  });

  test('has nothing outside of the cells', () => {
    const strip = stripGeometry(1_000, 4, 300);
    expect(cellAt(strip, strip.gutter - 1, 5)).toBeUndefined();
    expect(cellAt(strip, 500, strip.rowHeight * 4 + 1)).toBeUndefined();
  });

  test('covers the width from the first step to the end of the last', () => {
    const strip = stripGeometry(1_000, 4, 300);
    expect(stepLeft(strip, 0)).toBe(strip.gutter);
    expect(stepLeft(strip, 300)).toBe(1_000);
  });

  test('keeps the cursor inside', () => {
    const strip = stripGeometry(1_000, 4, 300);
    const corner = { row: 3, step: 299 };
    expect(moveCell(corner, 'ArrowRight', strip)).toEqual(corner);
    expect(moveCell(corner, 'ArrowDown', strip)).toEqual(corner);
    expect(moveCell(corner, 'PageUp', strip)).toEqual({ row: 3, step: 289 });
    expect(moveCell(corner, 'Home', strip)).toEqual({ row: 3, step: 0 });
    expect(moveCell(corner, 'Tab', strip)).toBeUndefined();
  });
});
