import { expect, test } from 'vitest';
import { readInTurns } from './read-in-turns.ts';

test('works on six at a time and on each once', async () => {
  const done: number[] = [];
  let atOnce = 0;
  let most = 0;
  await readInTurns(
    Array.from({ length: 20 }, (_, index) => index),
    async (item) => {
      most = Math.max(most, (atOnce += 1));
      await Promise.resolve();
      atOnce -= 1;
      done.push(item);
    },
  );
  expect(most).toBe(6);
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('starts no more after a failure', async () => {
  const started: number[] = [];
  const work = readInTurns([0, 1, 2, 3, 4, 5, 6, 7, 8], async (item) => {
    started.push(item);
    await Promise.resolve();
    throw new Error(`no ${item}`);
  });
  await expect(work).rejects.toThrow('no 0');
  expect(started).toEqual([0, 1, 2, 3, 4, 5]);
});
