import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db, simulatorId } from '#lib/db.ts';
import type { Entry } from '#lib/jobs/batch.ts';
import { type AgentFlow, defaultFlow } from '#lib/jobs/tail/agent-flow.ts';
import { TailProgress } from '#workers/tail/tail-progress.ts';
import { openTailSource, type TailSource } from '#workers/tail/tail-source.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-tail-'));
const root = join(dataDir, 'tail');
const log = join(root, 'app.log');
const flow: AgentFlow = {
  ...defaultFlow,
  filePattern: 'app.log*',
  initialPosition: 'START_OF_FILE',
  maxBufferAgeMillis: 1_000,
};
let generatorId: string;
let progress: TailProgress;
let source: TailSource;
let nowMs: number;

beforeAll(() => {
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
});

beforeEach(async () => {
  mkdirSync(root, { recursive: true });
  nowMs = 1_000_000;
  const row = await db().generator.create({
    data: {
      connectionId: simulatorId,
      streamName: 'logs',
      name: 'tail',
      template: '',
      recordsPerSecond: 1,
      keyShape: '{}',
    },
  });
  generatorId = row.id;
  await start();
});

afterEach(async () => {
  await source.close();
  await db().generator.deleteMany();
  rmSync(root, { recursive: true });
});

afterAll(async () => {
  await db().$disconnect();
  rmSync(dataDir, { recursive: true });
});

async function start(changes: Partial<AgentFlow> = {}) {
  progress = await TailProgress.load(db(), generatorId);
  const options = { flow: { ...flow, ...changes }, progress, seal: undefined };
  source = openTailSource({ ...options, nowMs: () => nowMs });
}

/** What comes within so much time of the source; files are read for real, their clock is not. */
async function taken(ms: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let passed = 0; passed < ms; passed += 100) {
    nowMs += 100;
    for (let entry = source.next(nowMs); entry; entry = source.next(nowMs)) entries.push(entry);
    await vi.waitFor(() => expect(source.isIdle).toBe(true), { interval: 1 });
  }
  return entries;
}

const texts = (entries: readonly Entry[]) =>
  entries.map(({ data }) => Buffer.from(data).toString());
const acknowledge = (entries: readonly Entry[]) => entries.forEach(({ onDone }) => onDone?.());

/** As a worker that is stopped and started again. */
async function restart(changes: Partial<AgentFlow> = {}) {
  await source.close();
  await progress.save(db());
  await start(changes);
}

test('lines go when the buffer is old enough, each with its newline and a key of its own', async () => {
  writeFileSync(log, 'a\nb\nunfinished');
  expect(await taken(900)).toEqual([]);
  const entries = await taken(500);
  expect(texts(entries)).toEqual(['a\n', 'b\n']);
  expect(new Set(entries.map(({ partitionKey }) => partitionKey)).size).toBe(2);
  appendFileSync(log, ' no more\n');
  expect(texts(await taken(1_500))).toEqual(['unfinished no more\n']);
});

test('or when it is full, by records or bytes', async () => {
  await restart({ maxBufferSizeRecords: 2 });
  writeFileSync(log, 'a\nb\nc\n');
  expect(texts(await taken(300))).toEqual(['a\n', 'b\n']);
  await restart({ maxBufferSizeBytes: 4 });
  expect(texts(await taken(300))).toEqual(['a\n', 'b\n']);
});

test('DETERMINISTIC keys are the same for the same line', async () => {
  await restart({ partitionKeyOption: 'DETERMINISTIC' });
  writeFileSync(log, 'a\na\nb\n');
  const keys = (await taken(1_500)).map(({ partitionKey }) => partitionKey);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

describe('what was acknowledged is not sent again', () => {
  test('after a restart, and the rest is', async () => {
    writeFileSync(log, 'a\nb\nc\n');
    const entries = await taken(1_500);
    acknowledge([entries[0], entries[2]].filter((entry) => entry !== undefined));
    await restart();
    expect(texts(await taken(1_500))).toEqual(['b\n', 'c\n']);
  });

  test('END_OF_FILE holds for what was there at first, not for what came while nobody looked', async () => {
    writeFileSync(log, 'old\n');
    await restart({ initialPosition: 'END_OF_FILE' });
    expect(await taken(1_500)).toEqual([]);
    await source.close();
    await progress.save(db());
    appendFileSync(log, 'new\n');
    writeFileSync(join(root, 'app.log.2'), 'another\n');
    await start({ initialPosition: 'END_OF_FILE' });
    expect(texts(await taken(1_500)).toSorted()).toEqual(['another\n', 'new\n']);
  });

  test('another file in its place is read from its beginning', async () => {
    writeFileSync(log, 'one\n');
    acknowledge(await taken(1_500));
    await source.close();
    await progress.save(db());
    truncateSync(log, 0);
    appendFileSync(log, 'two and more\n');
    await start();
    expect(texts(await taken(1_500))).toEqual(['two and more\n']);
  });
});

describe('a file that is rotated', () => {
  test('is read to its end under its new name, and the new one from its beginning', async () => {
    writeFileSync(log, 'a\n');
    acknowledge(await taken(1_500));
    renameSync(log, join(root, 'rotated-away'));
    appendFileSync(join(root, 'rotated-away'), 'late\n');
    writeFileSync(log, 'fresh\n');
    expect(texts(await taken(1_500)).toSorted()).toEqual(['fresh\n', 'late\n']);
  });

  test('and its checkpoint has its new name', async () => {
    writeFileSync(log, 'a\n');
    acknowledge(await taken(1_500));
    renameSync(log, `${log}.1`);
    await taken(1_500);
    await progress.save(db());
    const rows = await db().tailCheckpoint.findMany({ where: { generatorId } });
    expect(rows.map(({ path, offset }) => [path, offset])).toEqual([[`${log}.1`, 2n]]);
  });

  test('and one that was cut off is begun anew', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await taken(1_500));
    truncateSync(log, 0);
    await taken(100);
    appendFileSync(log, 'third\n');
    expect(texts(await taken(1_500))).toEqual(['third\n']);
  });

  test('by a copy is sent once: what was not read of it comes out of the copy', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await taken(1_500));
    appendFileSync(log, 'third\n');
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    appendFileSync(log, 'fourth\n');
    expect(texts(await taken(3_000)).toSorted()).toEqual(['fourth\n', 'third\n']);
  });

  test('by a copy that is seen before the file is cut off is sent once, too', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await taken(1_500));
    copyFileSync(log, `${log}.1`);
    expect(await taken(1_500)).toEqual([]);
    truncateSync(log, 0);
    await taken(100);
    appendFileSync(log, 'third\n');
    expect(texts(await taken(5_000))).toEqual(['third\n']);
  });

  test('and one that grew beyond its old length before it was looked at again is begun anew', async () => {
    writeFileSync(log, 'first\n');
    acknowledge(await taken(1_500));
    writeFileSync(log, 'another and longer\n');
    expect(texts(await taken(1_500))).toEqual(['another and longer\n']);
  });

  test('and another file that begins in the same way is sent as a whole', async () => {
    writeFileSync(log, 'ok\nok\n');
    acknowledge(await taken(1_500));
    renameSync(log, `${log}.1`);
    writeFileSync(log, 'ok\nok\nok\n');
    expect(texts(await taken(7_000))).toEqual(['ok\n', 'ok\n', 'ok\n']);
  });

  test('and its last line without newline goes when it is gone for good', async () => {
    writeFileSync(log, 'a\nend');
    acknowledge(await taken(1_500));
    rmSync(log);
    expect(texts(await taken(7_500))).toEqual(['end\n']);
  });
});

describe('nothing outside of the roots is opened', () => {
  test.each([['../secret'], ['/etc/host*'], ['x/../../secret']])('%s', async (filePattern) => {
    await restart({ filePattern });
    await expect(taken(300)).rejects.toThrow(/KINETOSCOPE_TAIL_ROOTS/);
  });

  test('nor through a link, of a file or of a folder', async () => {
    writeFileSync(join(dataDir, 'secret'), 'secret\n');
    mkdirSync(join(dataDir, 'outside'), { recursive: true });
    writeFileSync(join(dataDir, 'outside/app.log'), 'secret\n');
    symlinkSync(join(dataDir, 'secret'), log);
    symlinkSync(join(dataDir, 'outside'), join(root, 'way'));
    await restart({ filePattern: '{app.log,way/*,way}' });
    expect(await taken(2_000)).toEqual([]);
    await restart({ filePattern: 'way' });
    expect(await taken(2_000)).toEqual([]);
  });
});

test('lines that are not of the form are left out and counted, and not read again', async () => {
  const dataProcessing = { optionName: 'LOGTOJSON', logFormat: 'SYSLOG' } as const;
  await restart({ dataProcessing });
  writeFileSync(log, 'what is this\nMar  7 16:10:02 web sshd[311]: in\n');
  const entries = await taken(1_500);
  expect(entries).toHaveLength(1);
  expect(source.leftOut).toBe(1);
  acknowledge(entries);
  await restart({ dataProcessing });
  expect(await taken(1_500)).toEqual([]);
  expect(source.leftOut).toBe(0);
});

test('files are looked at as often as is said', async () => {
  await restart({ minTimeBetweenFilePollsMillis: 5_000 });
  await taken(100);
  writeFileSync(log, 'a\n');
  expect(await taken(4_800)).toEqual([]);
  expect(texts(await taken(1_500))).toEqual(['a\n']);
});

test('a folder means all files in it', async () => {
  mkdirSync(join(root, 'logs'));
  writeFileSync(join(root, 'logs/a'), 'a\n');
  writeFileSync(join(root, 'logs/b'), 'b\n');
  await restart({ filePattern: 'logs' });
  expect(texts(await taken(1_500)).toSorted()).toEqual(['a\n', 'b\n']);
});
