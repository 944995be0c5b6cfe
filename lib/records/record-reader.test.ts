import { ProvisionedThroughputExceededException } from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordReader, type ReadGoal, type ReadSummary } from './record-reader.ts';
import { failureMetadata as metadata, fakeStream, recordOf } from './fake-stream.ts';
import type { Position, StreamRecord } from './stream-reads.ts';

async function readWith(reader: RecordReader, goal: Partial<ReadGoal> = {}) {
  const records: StreamRecord[] = [];
  const summary = await reader.read({
    count: 100,
    isSearch: false,
    matches: () => true,
    waitMs: 0,
    signal: new AbortController().signal,
    onProgress: (matched) => records.push(...matched),
    ...goal,
  });
  return { records, summary, arrivals: records.map(({ arrivalMs }) => arrivalMs) };
}

const horizon: Position = { type: 'TRIM_HORIZON' };

describe('several shards', () => {
  test('come out as one, by arrival, each record once, over as many readings as it takes', async () => {
    const times = fc
      .array(fc.nat({ max: 5_000 }), { maxLength: 60 })
      .map((list) => list.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(
        fc.array(times, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 80 }),
        async (lists, count) => {
          const shards = Object.fromEntries(lists.map((list, index) => [`s${index}`, list]));
          const { world } = fakeStream(shards);
          const reader = new RecordReader(Object.keys(shards), horizon, world);
          const seen: (number | undefined)[] = [];
          for (;;) {
            const { arrivals, summary } = await readWith(reader, { count });
            seen.push(...arrivals);
            if (summary.reason === 'tip') break;
            expect(arrivals).toHaveLength(count);
          }
          expect(seen).toEqual(lists.flat().toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test('say what was read and why it stopped', async () => {
    const { world } = fakeStream({ a: [1, 3, 5], b: [2, 4] });
    const reader = new RecordReader(['a', 'b'], horizon, world);
    const first = await readWith(reader, { count: 3 });
    expect(first.arrivals).toEqual([1, 2, 3]);
    expect(first.summary).toMatchObject({
      records: 3,
      bytes: 30,
      shards: 2,
      calls: 2,
      reason: 'count',
    });
    const second = await readWith(reader);
    expect(second.arrivals).toEqual([4, 5]);
    expect(second.summary).toMatchObject({ records: 2, reason: 'tip' });
  });
});

describe('the five reads a second of a shard', () => {
  test('are never spent', async () => {
    const { stream, world } = fakeStream({ a: Array.from({ length: 900 }, (_, at) => at) });
    const { summary } = await readWith(new RecordReader(['a'], horizon, world), {
      count: 900,
      matches: ({ arrivalMs }) => arrivalMs === 899,
    });
    expect(summary).toMatchObject({ records: 900, matched: 1, reason: 'tip' });
    for (const { atMs } of stream.callsMs) {
      const inSecond = stream.callsMs.filter(
        (call) => call.atMs >= atMs && call.atMs < atMs + 1_000,
      );
      expect(inSecond.length).toBeLessThanOrEqual(4);
    }
  });

  test('when others spend them, it waits ever longer and says so', async () => {
    const { stream, world } = fakeStream({ a: [1, 2] });
    stream.failures = [1, 2, 3].map(() => new ProvisionedThroughputExceededException(metadata));
    const { summary, arrivals } = await readWith(new RecordReader(['a'], horizon, world));
    expect(arrivals).toEqual([1, 2]);
    expect(summary).toMatchObject({ refusals: 3, calls: 1 });
    expect(stream.callsMs.map(({ atMs }) => atMs - 1_000_000)).toEqual([0, 500, 1_500, 3_500]);
  });

  test('when they stay spent, it gives up with AWS’s error', async () => {
    const { stream, world } = fakeStream({ a: [1] });
    stream.failures = Array.from(
      { length: 9 },
      () => new ProvisionedThroughputExceededException(metadata),
    );
    await expect(readWith(new RecordReader(['a'], horizon, world))).rejects.toThrow(
      ProvisionedThroughputExceededException,
    );
    expect(stream.callsMs).toHaveLength(6);
  });
});

test('two mebibytes a second of a shard are not spent either', async () => {
  const { stream, world } = fakeStream({ a: Array.from({ length: 100 }, (_, at) => at) });
  for (const record of stream.shards.a?.records ?? []) Object.assign(record, { bytes: 100_000 });
  const reader = new RecordReader(['a'], horizon, world);
  await readWith(reader, { count: 30 });
  await readWith(reader, { count: 60 });
  const [first, second] = stream.callsMs;
  // 60 records of 100,000 bytes, at nine tenths of 2 MiB/s.
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThan(3_000);
});

describe('reading newer', () => {
  test('goes on without a gap after the iterators have expired', async () => {
    const { stream, world } = fakeStream({ a: [1, 2], b: [] });
    const reader = new RecordReader(['a', 'b'], horizon, world);
    await readWith(reader);
    stream.shards.a?.records.push(recordOf('a', 1_000_500, 2));
    stream.shards.b?.records.push(recordOf('b', 1_000_600, 0));
    stream.nowMs += 400_000;
    expect((await readWith(reader)).arrivals).toEqual([1_000_500, 1_000_600]);
  });

  test('from the latest position misses nothing either', async () => {
    const { stream, world } = fakeStream({ a: [5] });
    const reader = new RecordReader(['a'], { type: 'LATEST' }, world);
    expect((await readWith(reader)).arrivals).toEqual([]);
    stream.shards.a?.records.push(recordOf('a', 1_000_100, 1));
    stream.nowMs += 400_000;
    expect((await readWith(reader)).arrivals).toEqual([1_000_100]);
  });

  test('waits at the tip for as long as asked', async () => {
    const { stream, world } = fakeStream({ a: [] });
    stream.onSleep = () => {
      if (stream.nowMs === 1_003_000) stream.shards.a?.records.push(recordOf('a', stream.nowMs, 0));
    };
    const { arrivals, summary } = await readWith(
      new RecordReader(['a'], { type: 'LATEST' }, world),
      {
        waitMs: 10_000,
      },
    );
    expect(arrivals).toEqual([1_003_000]);
    expect(summary).toMatchObject({ reason: 'tip', tookMs: 10_000 });
  });
});

test('a closed shard is followed into its children', async () => {
  const { stream, world } = fakeStream({ parent: [1, 2], left: [3], right: [4] });
  Object.assign(stream.shards.parent ?? {}, { children: ['left', 'right'] });
  const { arrivals, summary } = await readWith(new RecordReader(['parent'], horizon, world));
  expect(arrivals).toEqual([1, 2, 3, 4]);
  expect(summary).toMatchObject({ shards: 3, followedShardIds: ['left', 'right'], reason: 'tip' });
});

test('a person can stop it and keeps what is there', async () => {
  const { stream, world } = fakeStream({ a: Array.from({ length: 50 }, (_, at) => at) });
  const stop = new AbortController();
  stream.onSleep = () => stop.abort();
  const progress: ReadSummary[] = [];
  const { summary } = await readWith(new RecordReader(['a'], horizon, world), {
    count: 10,
    matches: ({ arrivalMs }) => arrivalMs === 45,
    signal: stop.signal,
    onProgress: (_, state) => progress.push(state),
  });
  expect(summary).toMatchObject({ reason: 'stopped', records: 20, matched: 0 });
  expect(progress.map(({ reason }) => reason)).toEqual([undefined, undefined, 'stopped']);
});

test('a shard whose records never end is left after a minute', async () => {
  const { world } = fakeStream({ a: Array.from({ length: 5_000 }, (_, at) => at) });
  const { summary } = await readWith(new RecordReader(['a'], horizon, world), {
    count: 10,
    matches: () => false,
  });
  expect(summary).toMatchObject({ reason: 'time', records: 241 * 20 });
});
