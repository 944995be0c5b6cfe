import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Log, RecordLog } from './record-log.ts';
import { openStore, type Store } from './store.ts';

const everything = { mostRecords: Infinity, mostBytes: Infinity };
let dataDir: string;
let store: Store;
let recordLog: RecordLog;
let round = 0;

const reopen = async (groupOf: (id: number) => number | undefined = () => 24) => {
  await recordLog.close();
  await store.close();
  open(groupOf);
};

function open(groupOf: (id: number) => number | undefined = () => 24) {
  store = openStore(dataDir);
  recordLog = new RecordLog(join(dataDir, 'records'), store, groupOf);
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-log-'));
  open();
});

afterEach(async () => {
  await recordLog.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

async function room(records: number, bytes: number) {
  for (let wait; (wait = recordLog.reserve(records, bytes));) await wait;
}

async function append(log: Log, timeMs: number, ...texts: string[]) {
  await room(texts.length, texts.join('').length + 8 * texts.length);
  for (const text of texts) recordLog.append(log.row, timeMs, 'key', Buffer.from(text));
  await recordLog.publish();
}

/** Pushes what is in memory so far into the store. */
async function fillSegment(log: Log) {
  for (let count = 0; count < 3; count++) {
    await room(1, 9 * 1024 * 1024);
    recordLog.append(log.row, log.tipTimeMs, 'filler', Buffer.alloc(9 * 1024 * 1024));
    await recordLog.publish();
  }
}

const textsOf = (log: Log, from = 0, notBeforeMs = 0, limits = everything) =>
  recordLog
    .read(log, from, notBeforeMs, limits)
    .records.filter((record) => record.partitionKey !== 'filler')
    .map((record) => record.data.toString());

test('records come back in order, each log on its own', async () => {
  const [first, second] = [recordLog.log(1), recordLog.log(2)];
  await append(first, 10, 'a', 'b');
  await append(second, 11, 'x');
  await append(first, 12, 'c');
  expect(textsOf(first)).toEqual(['a', 'b', 'c']);
  expect(textsOf(first, 1)).toEqual(['b', 'c']);
  expect(textsOf(second)).toEqual(['x']);
});

test('base64 is stored as the bytes it stands for', async () => {
  const log = recordLog.log(1);
  await room(2, 100);
  expect(recordLog.append(log.row, 1, 'k', 'aGVsbG8=')).toBe(0);
  expect(recordLog.append(log.row, 1, 'k', '')).toBe(1);
  await recordLog.publish();
  expect(textsOf(log)).toEqual(['hello', '']);
});

test('a record keeps its mark', async () => {
  const log = recordLog.log(1);
  await room(2, 100);
  recordLog.append(log.row, 1, 'k', 'aGVsbG8=', 3);
  recordLog.append(log.row, 1, 'k', 'aGVsbG8=');
  await recordLog.publish();
  expect(recordLog.read(log, 0, 0, everything).records.map(({ mark }) => mark)).toEqual([3, 0]);
});

test('limits end a page, and hasMore tells', async () => {
  const log = recordLog.log(1);
  await append(log, 1, 'a', 'b', 'c');
  expect(recordLog.read(log, 0, 0, { mostRecords: 2, mostBytes: Infinity })).toMatchObject({
    records: { length: 2 },
    hasMore: true,
  });
  expect(recordLog.read(log, 0, 0, { mostRecords: 3, mostBytes: 1 })).toMatchObject({
    records: { length: 1 },
    hasMore: true,
  });
  expect(recordLog.read(log, 0, 0, { mostRecords: 3, mostBytes: Infinity }).hasMore).toBe(false);
});

test('records outlive the process, and positions rise on', async () => {
  await append(recordLog.log(1), 5, 'a', 'b');
  await reopen();
  const log = recordLog.log(1);
  expect(textsOf(log)).toEqual(['a', 'b']);
  expect(log).toMatchObject({ tipPosition: 1, tipTimeMs: 5 });
  await append(log, 4, 'c');
  expect(textsOf(log)).toEqual(['a', 'b', 'c']);
  expect(log.tipTimeMs).toBe(5);
});

test('full segments move to the store and are read as before, also after a restart', async () => {
  const log = recordLog.log(1);
  await append(log, 1, 'a');
  await fillSegment(log);
  await append(log, 2, 'b');
  expect(textsOf(log)).toEqual(['a', 'b']);
  await reopen();
  expect(textsOf(recordLog.log(1))).toEqual(['a', 'b']);
  expect(recordLog.log(1).flushedPosition).toBeGreaterThanOrEqual(1);
});

test('a full segment is sorted by log, whatever became of its records meanwhile', async () => {
  const step = fc.record({
    log: fc.integer({ min: 1, max: 6 }),
    does: fc.constantFrom('append', 'append', 'append', 'retract', 'drop'),
    // Below and above what is copied by words, and more than a block.
    bytes: fc.constantFrom(0, 1, 7, 100, 600, 200_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const firstId = (round += 100);
      const ids = new Map<number, number>();
      const kept = new Map<number, string[]>();
      const idOf = (log: number) => ids.get(log) ?? firstId + log;
      for (const [index, { log, does, bytes }] of steps.entries()) {
        const id = idOf(log);
        if (does === 'drop') {
          recordLog.drop(recordLog.log(id));
          kept.delete(id);
          ids.set(log, firstId + 10 + index);
          continue;
        }
        const text = `${index}-`.padEnd(bytes, 'x');
        await room(1, text.length + 8);
        recordLog.append(recordLog.log(id).row, index, 'key', Buffer.from(text));
        if (does === 'retract') recordLog.retract(recordLog.log(id), 1);
        else {
          kept.set(id, [...(kept.get(id) ?? []), text]);
          await recordLog.publish();
        }
      }
      await fillSegment(recordLog.log(firstId));
      await reopen(() => 24);
      for (const [id, texts] of kept) expect(textsOf(recordLog.log(id))).toEqual(texts);
    }),
    { numRuns: 12 },
  );
});

test('what was trimmed is gone, and a page starts behind the horizon', async () => {
  const log = recordLog.log(1);
  await append(log, 1, 'a');
  await fillSegment(log);
  await append(log, 2, 'b');
  await append(log, 3, 'c');
  await reopen();
  const reopened = recordLog.log(1);
  await recordLog.trim([[reopened, 2]]);
  expect(textsOf(reopened, 0, 2)).toEqual(['b', 'c']);
  expect(textsOf(reopened, 0, 3)).toEqual(['c']);
  expect(textsOf(reopened)).toEqual(['b', 'c']);
  expect(recordLog.positionAtTime(reopened, 99)).toBe(reopened.tipPosition + 1);
});

test('positions rise on when all that was in blocks has been trimmed', async () => {
  const log = recordLog.log(1);
  await append(log, 5, 'a', 'b');
  // Others' records take it out of memory.
  await fillSegment(recordLog.log(2));
  await reopen();
  const reopened = recordLog.log(1);
  expect(reopened).toMatchObject({ tipPosition: 1, tipTimeMs: 5 });
  await recordLog.trim([[reopened, 6]]);
  await reopen();
  const trimmed = recordLog.log(1);
  expect(textsOf(trimmed)).toEqual([]);
  expect(trimmed).toMatchObject({ tipPosition: 1, tipTimeMs: 5 });
  await append(trimmed, 7, 'c');
  expect(textsOf(trimmed, 2)).toEqual(['c']);
});

test('a dropped log and a log of no shard any more are not there after a restart', async () => {
  await append(recordLog.log(1), 1, 'a');
  await append(recordLog.log(2), 1, 'b');
  await fillSegment(recordLog.log(2));
  recordLog.drop(recordLog.log(1));
  await reopen((id) => (id > 2 ? 24 : undefined));
  await reopen();
  expect(textsOf(recordLog.log(1))).toEqual([]);
  expect(textsOf(recordLog.log(2))).toEqual([]);
});

test('the position at a time is that of the first record at or after it, in blocks and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }),
      fc.nat(12),
      async (gaps, flushAfter) => {
        const id = nextId++;
        const log = recordLog.log(id);
        const times: number[] = [];
        let time = 100;
        for (const [index, gap] of gaps.entries()) {
          time += gap;
          times.push(time);
          await append(log, time, 'r');
          if (index === flushAfter) await fillSegment(recordLog.log(0));
        }
        for (let at = 99; at <= time + 1; at++) {
          const index = times.findIndex((recordTime) => recordTime >= at);
          expect(recordLog.positionAtTime(log, at)).toBe(index < 0 ? times.length : index);
        }
      },
    ),
    { numRuns: 15 },
  );
});
let nextId = 10;
