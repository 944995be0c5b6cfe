import { appendFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acknowledge, followFiles, texts } from '#workers/testing/follow-files.ts';

const files = followFiles();
const { dataDir, root, log } = files;

test('lines go when the buffer is old enough, each with its newline and a key of its own', async () => {
  writeFileSync(log, 'a\nb\nunfinished');
  expect(await files.taken(900)).toEqual([]);
  const entries = await files.taken(500);
  expect(texts(entries)).toEqual(['a\n', 'b\n']);
  expect(new Set(entries.map(({ partitionKey }) => partitionKey)).size).toBe(2);
  appendFileSync(log, ' no more\n');
  expect(texts(await files.taken(1_500))).toEqual(['unfinished no more\n']);
});

test('or when it is full, by records or bytes', async () => {
  await files.restart({ maxBufferSizeRecords: 2 });
  writeFileSync(log, 'a\nb\nc\n');
  expect(texts(await files.taken(300))).toEqual(['a\n', 'b\n']);
  await files.restart({ maxBufferSizeBytes: 4 });
  expect(texts(await files.taken(300))).toEqual(['a\n', 'b\n']);
});

test('DETERMINISTIC keys are the same for the same line', async () => {
  await files.restart({ partitionKeyOption: 'DETERMINISTIC' });
  writeFileSync(log, 'a\na\nb\n');
  const keys = (await files.taken(1_500)).map(({ partitionKey }) => partitionKey);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});

describe('what was acknowledged is not sent again', () => {
  test('after a restart, and the rest is', async () => {
    writeFileSync(log, 'a\nb\nc\n');
    const entries = await files.taken(1_500);
    acknowledge([entries[0], entries[2]].filter((entry) => entry !== undefined));
    await files.restart();
    expect(texts(await files.taken(1_500))).toEqual(['b\n', 'c\n']);
  });

  test('END_OF_FILE holds for what was there at first, not for what came while nobody looked', async () => {
    writeFileSync(log, 'old\n');
    await files.restart({ initialPosition: 'END_OF_FILE' });
    expect(await files.taken(1_500)).toEqual([]);
    await files.stop();
    appendFileSync(log, 'new\n');
    writeFileSync(join(root, 'app.log.2'), 'another\n');
    await files.start({ initialPosition: 'END_OF_FILE' });
    expect(texts(await files.taken(1_500)).toSorted()).toEqual(['another\n', 'new\n']);
  });

  test('another file in its place is read from its beginning', async () => {
    writeFileSync(log, 'one\n');
    acknowledge(await files.taken(1_500));
    await files.stop();
    truncateSync(log, 0);
    appendFileSync(log, 'two and more\n');
    await files.start();
    expect(texts(await files.taken(1_500))).toEqual(['two and more\n']);
  });
});

describe('nothing outside of the roots is opened', () => {
  test.each([['../secret'], ['/etc/host*'], ['x/../../secret']])('%s', async (filePattern) => {
    await files.restart({ filePattern });
    await expect(files.taken(300)).rejects.toThrow(/KINETOSCOPE_TAIL_ROOTS/);
  });

  test('nor through a link, of a file or of a folder', async () => {
    writeFileSync(join(dataDir, 'secret'), 'secret\n');
    mkdirSync(join(dataDir, 'outside'), { recursive: true });
    writeFileSync(join(dataDir, 'outside/app.log'), 'secret\n');
    symlinkSync(join(dataDir, 'secret'), log);
    symlinkSync(join(dataDir, 'outside'), join(root, 'way'));
    await files.restart({ filePattern: '{app.log,way/*,way}' });
    expect(await files.taken(2_000)).toEqual([]);
    await files.restart({ filePattern: 'way' });
    expect(await files.taken(2_000)).toEqual([]);
  });
});

test('lines that are not of the form are left out and counted, and not read again', async () => {
  const dataProcessing = { optionName: 'LOGTOJSON', logFormat: 'SYSLOG' } as const;
  await files.restart({ dataProcessing });
  writeFileSync(log, 'what is this\nMar  7 16:10:02 web sshd[311]: in\n');
  const entries = await files.taken(1_500);
  expect(entries).toHaveLength(1);
  expect(files.leftOut).toBe(1);
  acknowledge(entries);
  await files.restart({ dataProcessing });
  expect(await files.taken(1_500)).toEqual([]);
  expect(files.leftOut).toBe(0);
});

test('files are looked at as often as is said', async () => {
  await files.restart({ minTimeBetweenFilePollsMillis: 5_000 });
  await files.taken(100);
  writeFileSync(log, 'a\n');
  expect(await files.taken(4_800)).toEqual([]);
  expect(texts(await files.taken(1_500))).toEqual(['a\n']);
});

test('a folder means all files in it', async () => {
  mkdirSync(join(root, 'logs'));
  writeFileSync(join(root, 'logs/a'), 'a\n');
  writeFileSync(join(root, 'logs/b'), 'b\n');
  await files.restart({ filePattern: 'logs' });
  expect(texts(await files.taken(1_500)).toSorted()).toEqual(['a\n', 'b\n']);
});
