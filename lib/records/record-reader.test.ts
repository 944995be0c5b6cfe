import { setImmediate } from 'node:timers/promises';
import { ProvisionedThroughputExceededException } from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureMetadata as metadata, fakeStream, recordOf } from '#lib/records/fake-stream.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';
import { decodeCursor } from '#lib/records/reading-cursor.ts';
import { type ReadGoal, RecordReader, type RecordExaminer } from '#lib/records/record-reader.ts';
import type { ShardStart, StreamReads, StreamRecord } from '#lib/records/stream-reads.ts';

/** Takes its time, so that reads which are under way end in the meantime. */
const keeping = (keeps: (record: StreamRecord) => boolean): RecordExaminer => ({
  async examine(records) {
    await setImmediate();
    return records.map((record) => ({ userRecords: 1, matched: keeps(record) ? [record] : [] }));
  },
  errors: { count: 0, timedOut: 0, first: undefined },
});

interface Wanted extends Partial<ReadGoal> {
  keeps?: (record: StreamRecord) => boolean;
  signal?: AbortSignal;
}

async function read(starts: readonly ShardStart[], world: StreamReads, wanted: Wanted = {}) {
  const { keeps = () => true, signal = new AbortController().signal, ...goal } = wanted;
  const reader = new RecordReader(
    starts,
    { waits: false, isScan: false, followChildren: true, readsPerSecond: 2, ...goal },
    keeping(keeps),
    world,
  );
  const records: StreamRecord[] = [];
  const progress: ReadProgress[] = [];
  for await (const page of reader.pages(signal)) {
    records.push(...page.records);
    progress.push(page.progress);
  }
  const last = progress.at(-1);
  if (!last) throw new Error('There was no page.');
  return { records, progress, last, arrivals: records.map(({ arrivalMs }) => arrivalMs) };
}

const horizon = (...shardIds: string[]): ShardStart[] =>
  shardIds.map((shardId) => ({ shardId, position: { type: 'TRIM_HORIZON' } }));

const isSeventh = ({ arrivalMs = 0 }: StreamRecord) => arrivalMs % 7 === 1;

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('several shards', () => {
  test('come out as one, by arrival, each record once, over as many readings as it takes', async () => {
    const times = fc
      .array(fc.nat({ max: 5_000 }), { maxLength: 60 })
      .map((list) => list.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(
        fc.array(times, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 80 }),
        fc.boolean(),
        async (lists, limit, isScan) => {
          const shards = Object.fromEntries(lists.map((list, index) => [`s${index}`, list]));
          const { world } = fakeStream(shards);
          let starts = horizon(...Object.keys(shards));
          const seen: (number | undefined)[] = [];
          for (;;) {
            const { arrivals, last } = await read(starts, world, { limit, isScan });
            seen.push(...arrivals);
            if (last.reason === 'tip') break;
            expect(arrivals).toHaveLength(limit);
            starts = decodeCursor(last.cursor) ?? [];
          }
          expect(seen).toEqual(lists.flat().toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test('are not lost where a read ends while what was read is looked at', async () => {
    const { world } = fakeStream({ only: upTo(12_500) });
    const getRecords: StreamReads['getRecords'] = async (...asked) => {
      await setImmediate();
      return world.getRecords(...asked);
    };
    const seen: (number | undefined)[] = [];
    for (let starts = horizon('only'); ;) {
      const { arrivals, last } = await read(
        starts,
        { ...world, getRecords },
        { keeps: isSeventh, isScan: true, limit: 400 },
      );
      seen.push(...arrivals);
      if (last.reason === 'tip') break;
      starts = decodeCursor(last.cursor) ?? [];
    }
    expect(seen).toEqual(upTo(1_786).map((at) => at * 7 + 1));
  });

  test('say what was read and why it stopped', async () => {
    const { world } = fakeStream({ a: [1, 3, 5], b: [2, 4] });
    const first = await read(horizon('a', 'b'), world, { limit: 3 });
    expect(first.arrivals).toEqual([1, 2, 3]);
    expect(first.last).toMatchObject({
      records: 3,
      bytes: 30,
      shards: 2,
      calls: 2,
      reason: 'count',
      reachedMs: 3,
    });
    const second = await read(decodeCursor(first.last.cursor) ?? [], world);
    expect(second.arrivals).toEqual([4, 5]);
    expect(second.last).toMatchObject({ records: 2, reason: 'tip', shardsDone: 2 });
  });

  test('end where the wanted time ends', async () => {
    const { world } = fakeStream({ a: [1, 3, 5], b: [2, 4] });
    const { arrivals, last } = await read(horizon('a', 'b'), world, { untilMs: 3 });
    expect(arrivals).toEqual([1, 2, 3]);
    expect(last.reason).toBe('until');
    const rest = await read(decodeCursor(last.cursor) ?? [], world);
    expect(rest.arrivals).toEqual([4, 5]);
  });
});

const isTenth = ({ arrivalMs = 0 }: StreamRecord) => arrivalMs % 10 === 0;

describe('a search', () => {
  test('stops at the record that makes it enough, and goes on behind it', async () => {
    const { world } = fakeStream({ a: upTo(50) });
    const first = await read(horizon('a'), world, { limit: 2, isScan: true, keeps: isTenth });
    expect(first.arrivals).toEqual([0, 10]);
    expect(first.last).toMatchObject({ records: 11, matched: 2, reason: 'count' });
    const rest = await read(decodeCursor(first.last.cursor) ?? [], world, {
      isScan: true,
      keeps: isTenth,
    });
    expect(rest.arrivals).toEqual([20, 30, 40]);
    expect(rest.last).toMatchObject({ records: 39, reason: 'tip' });
  });

  test('counts when the records arrived, all and those that match', async () => {
    const { world } = fakeStream({ a: [100, 150, 900] });
    const { last } = await read(horizon('a'), world, {
      isScan: true,
      keeps: ({ arrivalMs }) => arrivalMs === 150,
    });
    expect(last.histogram).toEqual({
      widthMs: 100,
      bars: [
        [100, 2, 1],
        [900, 1, 0],
      ],
    });
  });
});

describe('the five reads a second of a shard', () => {
  test.each([0.5, 2, 5])('are spent at %d a second and no faster', async (readsPerSecond) => {
    const { stream, world } = fakeStream({ a: upTo(20_000) });
    const { last } = await read(horizon('a'), world, { isScan: true, readsPerSecond });
    expect(last).toMatchObject({ records: 20_000, reason: 'tip' });
    expect(stream.callsMs.length).toBeGreaterThan(2);
    const gaps = stream.callsMs
      .slice(1)
      .map(({ atMs }, at) => atMs - (stream.callsMs[at]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000 / readsPerSecond);
    expect(last.readsPerSecond).toBeLessThanOrEqual(readsPerSecond + 1);
  });

  test('when others spend them, it waits ever longer and says so', async () => {
    const { stream, world } = fakeStream({ a: [1, 2] });
    stream.failures = [1, 2, 3].map(() => new ProvisionedThroughputExceededException(metadata));
    const { last, arrivals } = await read(horizon('a'), world);
    expect(arrivals).toEqual([1, 2]);
    expect(last).toMatchObject({ refusals: 3, calls: 1 });
    expect(stream.callsMs.map(({ atMs }) => atMs - 1_000_000)).toEqual([0, 500, 1_500, 3_500]);
  });

  test('when they stay spent, it gives up with AWS’s error', async () => {
    const { stream, world } = fakeStream({ a: [1] });
    stream.failures = upTo(9).map(() => new ProvisionedThroughputExceededException(metadata));
    await expect(read(horizon('a'), world)).rejects.toThrow(ProvisionedThroughputExceededException);
    expect(stream.callsMs).toHaveLength(6);
  });

  test('of its two mebibytes, the same part', async () => {
    const { stream, world } = fakeStream({ a: upTo(3_000) });
    for (const record of stream.shards.a?.records ?? []) Object.assign(record, { bytes: 10_000 });
    const { last } = await read(horizon('a'), world, { readsPerSecond: 2.5 });
    const lastPageBytes = 2_097_152;
    expect(last.tookMs).toBeGreaterThan(((30_000_000 - lastPageBytes) * 1_000) / 1_048_576);
  });
});

describe('at the tip', () => {
  test('a reading that waits misses nothing, even after its iterators have expired', async () => {
    const { stream, world } = fakeStream({ a: [5] });
    const stop = new AbortController();
    stream.onSleep = () => {
      if (stream.nowMs === 1_000_500) {
        stream.nowMs += 400_000;
        stream.shards.a?.records.push(recordOf('a', 1_000_400, 1));
      } else if (stream.nowMs > 1_402_000) stop.abort();
    };
    const starts: ShardStart[] = [{ shardId: 'a', position: { type: 'LATEST' } }];
    const { arrivals, last } = await read(starts, world, { waits: true, signal: stop.signal });
    expect(arrivals).toEqual([1_000_400]);
    expect(last.reason).toBe('stopped');
  });

  test('a reading until a time to come waits for it', async () => {
    const { stream, world } = fakeStream({ a: [] });
    stream.onSleep = () => {
      if (stream.nowMs === 1_003_000) stream.shards.a?.records.push(recordOf('a', stream.nowMs, 0));
    };
    const { arrivals, last } = await read(horizon('a'), world, { waits: true, untilMs: 1_005_000 });
    expect(arrivals).toEqual([1_003_000]);
    expect(last.reason).toBe('until');
  });
});

test('a closed shard is followed into its children, unless that is not wanted', async () => {
  const { stream, world } = fakeStream({ parent: [1, 2], left: [2, 3], right: [4] });
  Object.assign(stream.shards.parent ?? {}, { children: ['left', 'right'] });
  const { arrivals, last } = await read(horizon('parent'), world);
  expect(arrivals).toEqual([1, 2, 2, 3, 4]);
  expect(last).toMatchObject({ shards: 3, followedShardIds: ['left', 'right'], reason: 'tip' });
  const alone = await read(horizon('parent'), world, { followChildren: false });
  expect(alone.arrivals).toEqual([1, 2]);
  expect(alone.last.reason).toBe('end');
});

test('a person can stop it and keeps what is there', async () => {
  const { stream, world } = fakeStream({ a: upTo(5_000) });
  const stop = new AbortController();
  stream.onSleep = () => stop.abort();
  const { last } = await read(horizon('a'), world, { signal: stop.signal });
  expect(last).toMatchObject({ reason: 'stopped', records: 1_000 });
});
