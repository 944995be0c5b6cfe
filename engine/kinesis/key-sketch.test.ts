import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySketch, loadOf } from './key-sketch.ts';

const counters = 8;

/** Few keys of very different weight, so that they take each other's counters. */
const writes = fc.array(
  fc.record({
    key: fc.oneof(fc.constantFrom('hot', 'warm'), fc.nat(40).map(String)),
    records: fc.integer({ min: 1, max: 20 }),
    bytes: fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 1_000_000 })),
  }),
  { minLength: 1, maxLength: 400 },
);

function sketchOf(entries: readonly { key: string; records: number; bytes: number }[]) {
  const sketch = new KeySketch(counters);
  const truth = new Map<string, { records: number; bytes: number }>();
  const total = { records: 0, bytes: 0 };
  for (const { key, records, bytes } of entries) {
    sketch.add(key, records, bytes);
    const own = truth.get(key) ?? { records: 0, bytes: 0 };
    truth.set(key, { records: own.records + records, bytes: own.bytes + bytes });
    total.records += records;
    total.bytes += bytes;
  }
  return { counts: sketch.above(0), truth, total };
}

test('all counters together have what was counted', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { counts, total } = sketchOf(entries);
      expect(counts.reduce((sum, { records }) => sum + records, 0)).toBe(total.records);
      expect(counts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total.bytes);
      expect(counts.length).toBeLessThanOrEqual(counters);
    }),
  );
});

test('a key with more than its part of the load has a counter', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { counts, truth, total } = sketchOf(entries);
      const found = new Set(counts.map(({ partitionKey }) => partitionKey));
      const share = loadOf(total.records, total.bytes) / counters;
      for (const [key, { records, bytes }] of truth)
        if (loadOf(records, bytes) > share) expect(found).toContain(key);
    }),
  );
});

test('a key has no less than is surely its own, and no more load than its counter', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { counts, truth } = sketchOf(entries);
      for (const count of counts) {
        const own = truth.get(count.partitionKey) ?? { records: 0, bytes: 0 };
        expect(own.records).toBeGreaterThanOrEqual(count.records - count.recordsOver);
        expect(own.bytes).toBeGreaterThanOrEqual(count.bytes - count.bytesOver);
        const most = loadOf(count.records, count.bytes);
        expect(loadOf(own.records, own.bytes)).toBeLessThanOrEqual(most + 1e-6);
      }
    }),
  );
});

test('a cleared sketch counts anew', () => {
  const sketch = new KeySketch(counters);
  for (let key = 0; key < 20; key++) sketch.add(`${key}`, 1, 10);
  sketch.clear();
  sketch.add('new', 1, 10);
  expect(sketch.above(0)).toEqual([
    { partitionKey: 'new', records: 1, bytes: 10, recordsOver: 0, bytesOver: 0 },
  ]);
});
