import {
  appendFileSync,
  copyFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acknowledge, followFiles, texts } from '#workers/testing/follow-files.ts';

const files = followFiles();
const { root, log } = files;

describe('a file that is rotated', () => {
  test('is read to its end under its new name, and the new one from its beginning', async () => {
    writeFileSync(log, 'a\n');
    acknowledge(await files.taken(1_500));
    renameSync(log, join(root, 'rotated-away'));
    appendFileSync(join(root, 'rotated-away'), 'late\n');
    writeFileSync(log, 'fresh\n');
    expect(texts(await files.taken(1_500)).toSorted()).toEqual(['fresh\n', 'late\n']);
  });

  test('and its checkpoint has its new name', async () => {
    writeFileSync(log, 'a\n');
    acknowledge(await files.taken(1_500));
    renameSync(log, `${log}.1`);
    await files.taken(1_500);
    expect((await files.checkpoints()).map(({ path, offset }) => [path, offset])).toEqual([
      [`${log}.1`, 2n],
    ]);
  });

  test('and one that was cut off is begun anew', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await files.taken(1_500));
    truncateSync(log, 0);
    await files.taken(100);
    appendFileSync(log, 'third\n');
    expect(texts(await files.taken(1_500))).toEqual(['third\n']);
  });

  test('by a copy is sent once: what was not read of it comes out of the copy', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await files.taken(1_500));
    appendFileSync(log, 'third\n');
    copyFileSync(log, `${log}.1`);
    truncateSync(log, 0);
    appendFileSync(log, 'fourth\n');
    expect(texts(await files.taken(3_000)).toSorted()).toEqual(['fourth\n', 'third\n']);
  });

  test('by a copy that is seen before the file is cut off is sent once, too', async () => {
    writeFileSync(log, 'first\nsecond\n');
    acknowledge(await files.taken(1_500));
    copyFileSync(log, `${log}.1`);
    expect(await files.taken(1_500)).toEqual([]);
    truncateSync(log, 0);
    await files.taken(100);
    appendFileSync(log, 'third\n');
    expect(texts(await files.taken(5_000))).toEqual(['third\n']);
  });

  test('and one that grew beyond its old length before it was looked at again is begun anew', async () => {
    writeFileSync(log, 'first\n');
    acknowledge(await files.taken(1_500));
    writeFileSync(log, 'another and longer\n');
    expect(texts(await files.taken(1_500))).toEqual(['another and longer\n']);
  });

  test('and another file that begins in the same way is sent as a whole', async () => {
    writeFileSync(log, 'ok\nok\n');
    acknowledge(await files.taken(1_500));
    renameSync(log, `${log}.1`);
    writeFileSync(log, 'ok\nok\nok\n');
    expect(texts(await files.taken(7_000))).toEqual(['ok\n', 'ok\n', 'ok\n']);
  });

  test('and its last line without newline goes when it is gone for good', async () => {
    writeFileSync(log, 'a\nend');
    acknowledge(await files.taken(1_500));
    rmSync(log);
    expect(texts(await files.taken(7_500))).toEqual(['end\n']);
  });
});
