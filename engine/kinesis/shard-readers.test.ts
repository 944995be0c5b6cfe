import { expect, test } from 'vitest';
import { mostReaders, readerLifeMs, ShardReaders } from './shard-readers.ts';

const startMs = Date.UTC(2026, 10, 22);
const page = { records: 2, bytes: 10, last: { position: 1, timeMs: startMs }, nextPosition: 2 };
const delivery = { ...page, isEnd: false };
const reader = (accessKeyId: string, userAgent = 'agent') => ({ accessKeyId, userAgent });

test('of too many readers the one that asked longest ago is forgotten', () => {
  const readers = new ShardReaders();
  for (let index = 0; index < mostReaders; index++)
    readers.delivered(reader(`key-${index}`), delivery, startMs + index);
  readers.delivered(reader('key-0'), delivery, startMs + 1000);
  readers.delivered(reader('one-more'), delivery, startMs + 1001);
  const keys = readers.list(startMs + 1001).map(({ identity }) => identity.accessKeyId);
  expect(keys).toHaveLength(mostReaders);
  expect(keys).toContain('key-0');
  expect(keys).toContain('one-more');
  expect(keys).not.toContain('key-1');
});

test('a reader is forgotten after fifteen minutes, a refused one counts as asking', () => {
  const readers = new ShardReaders();
  readers.delivered(reader('gone'), delivery, startMs);
  readers.delivered(reader('refused'), delivery, startMs);
  readers.throttled(reader('refused'), startMs + 1);
  const keys = (nowMs: number) => readers.list(nowMs).map(({ identity }) => identity.accessKeyId);
  expect(keys(startMs + readerLifeMs - 1)).toEqual(['gone', 'refused']);
  expect(keys(startMs + readerLifeMs)).toEqual(['refused']);
  expect(keys(startMs + readerLifeMs + 1)).toEqual([]);
});

test('long user agents are cut', () => {
  const readers = new ShardReaders();
  readers.throttled(reader('k', 'x'.repeat(5000)), startMs);
  readers.throttled(reader('k', 'x'.repeat(6000)), startMs);
  expect(readers.list(startMs).map(({ identity }) => identity.userAgent)).toEqual([
    'x'.repeat(256),
  ]);
});

test('rates are of the last minute', () => {
  const readers = new ShardReaders();
  for (let second = 0; second < 120; second++)
    readers.delivered(reader('k'), delivery, startMs + second * 1000);
  const [row] = readers.list(startMs + 120_000);
  const { readsPerSecond, recordsPerSecond, bytesPerSecond } =
    row?.recent.rates(startMs + 120_000) ?? {};
  expect(readsPerSecond).toBeCloseTo(1);
  expect(recordsPerSecond).toBeCloseTo(2);
  expect(bytesPerSecond).toBeCloseTo(10);
  expect(row?.recent.rates(startMs + 180_000).readsPerSecond).toBe(0);
});
