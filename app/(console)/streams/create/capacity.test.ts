import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capacityFor } from './capacity.ts';

const kibibyte = 1_024;

test.each([
  [{ recordsPerSecond: 3_500, bytes: 100, consumers: 1 }, 'recordsIn', 4],
  [{ recordsPerSecond: 1_000, bytes: 4 * kibibyte, consumers: 1 }, 'bytesIn', 4],
  [{ recordsPerSecond: 1_000, bytes: 4 * kibibyte, consumers: 3 }, 'bytesOut', 6],
  [{ recordsPerSecond: 0, bytes: 100, consumers: 0 }, 'bytesIn', 1],
  [{ recordsPerSecond: 1_000, bytes: kibibyte, consumers: 2 }, 'recordsIn', 1],
  [{ recordsPerSecond: 1_001, bytes: 1, consumers: 1 }, 'recordsIn', 2],
] as const)('%o is bound by %s and needs %i', (load, limit, shards) => {
  expect(capacityFor(load).binding).toMatchObject({ limit, shards });
});

test('the shards take the load, and one less would not', () => {
  const load = fc.record({
    recordsPerSecond: fc.integer({ min: 1, max: 200_000 }),
    bytes: fc.integer({ min: 1, max: 1_048_576 }),
    consumers: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(load, (given) => {
      const { steps, binding } = capacityFor(given);
      for (const { wanted, perShard } of steps) {
        expect(wanted).toBeLessThanOrEqual(binding.shards * perShard);
      }
      expect(binding.wanted > (binding.shards - 1) * binding.perShard).toBe(true);
    }),
  );
});

test('a sixth reader is one too many, whatever the shards', () => {
  const load = { recordsPerSecond: 10, bytes: 10 };
  expect(capacityFor({ ...load, consumers: 5 }).hasTooManyConsumers).toBe(false);
  expect(capacityFor({ ...load, consumers: 6 }).hasTooManyConsumers).toBe(true);
});
