import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeavyKeys, startOfMinute, surelyFoundShare } from './heavy-keys.ts';
import { loadOf } from './key-sketch.ts';

const startMs = Date.UTC(2026, 10, 22);
const minuteMs = 60_000;

const writes = fc.array(
  fc.record({
    key: fc.oneof(fc.constantFrom('', 'hot', 'warm'), fc.nat(200).map(String)),
    bytes: fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 100_000 })),
    afterMs: fc.oneof(fc.constant(0), fc.nat(4000)),
  }),
  { minLength: 1, maxLength: 300 },
);

/** The keys after all writes, beside the truth of what came since the minute's start. */
function observed(entries: readonly { key: string; bytes: number; afterMs: number }[]) {
  const keys = new HeavyKeys();
  let nowMs = startMs;
  const times: number[] = [];
  for (const { key, bytes, afterMs } of entries) {
    nowMs += afterMs;
    times.push(nowMs);
    keys.add(key, 1, bytes, nowMs);
  }
  const since = startOfMinute(nowMs);
  const recent = entries.filter((_, index) => (times[index] ?? 0) >= since);
  const truth = new Map<string, { records: number; bytes: number }>();
  for (const { key, bytes } of recent) {
    const own = truth.get(key) ?? { records: 0, bytes: 0 };
    truth.set(key, { records: own.records + 1, bytes: own.bytes + bytes });
  }
  const bytes = recent.reduce((sum, entry) => sum + entry.bytes, 0);
  return { minute: keys.lastMinute(nowMs), truth, records: recent.length, bytes };
}

test('totals are of the last minute, and shares never sum over 1', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { minute, records, bytes } = observed(entries);
      expect(minute).toMatchObject({ records, bytes, countedRecords: records });
      expect(minute.keys.reduce((sum, key) => sum + key.records, 0)).toBeLessThanOrEqual(records);
      expect(minute.keys.reduce((sum, key) => sum + key.bytes, 0)).toBeLessThanOrEqual(bytes);
    }),
  );
});

test('a key with more than 1/16 of the minute is found, however it came', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { minute, truth, records, bytes } = observed(entries);
      const found = new Set(minute.keys.map(({ partitionKey }) => partitionKey));
      for (const [key, own] of truth)
        if (
          key !== '' &&
          loadOf(own.records, own.bytes) > surelyFoundShare * loadOf(records, bytes)
        )
          expect(found).toContain(key);
    }),
  );
});

test('no key has less than what is surely its own', () => {
  fc.assert(
    fc.property(writes, (entries) => {
      const { minute, truth } = observed(entries);
      for (const count of minute.keys) {
        const own = truth.get(count.partitionKey) ?? { records: 0, bytes: 0 };
        expect(own.records).toBeGreaterThanOrEqual(count.records - count.recordsOver);
        expect(own.bytes).toBeGreaterThanOrEqual(count.bytes - count.bytesOver);
      }
    }),
  );
});

test('after a minute without writes all is forgotten', () => {
  fc.assert(
    fc.property(fc.nat(minuteMs), fc.nat(10 * minuteMs), (offsetMs, moreMs) => {
      const keys = new HeavyKeys();
      const lastMs = startMs + offsetMs;
      keys.add('k', 1, 10, lastMs);
      expect(keys.lastMinute(lastMs + 49_999).records).toBe(1);
      expect(keys.lastMinute(lastMs + minuteMs + moreMs)).toMatchObject({ records: 0, keys: [] });
      expect(keys.isIdle(lastMs + minuteMs + moreMs)).toBe(true);
    }),
  );
});

test('what is over is kept of the heavy alone', () => {
  const keys = new HeavyKeys();
  for (let index = 0; index < 10_000; index++)
    keys.add(index % 5 === 0 ? 'hot' : `key-${index}`, 1, 100, startMs);
  expect(keys.lastMinute(startMs).keys.length).toBe(32);
  const over = keys.lastMinute(startMs + 10_000).keys;
  expect(over.map(({ partitionKey }) => partitionKey)).toEqual(['hot']);
  expect(over[0]?.records).toBe(2000);
});
