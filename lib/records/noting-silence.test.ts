import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notingSilence } from '#lib/records/noting-silence.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what comes is passed on, and so is that nothing came', async () => {
  let isClosed = false;
  async function* source() {
    try {
      yield 1;
      await after(1_200);
      yield 2;
    } finally {
      isClosed = true;
    }
  }
  const seen: (number | undefined)[] = [];
  const reading = (async () => {
    for await (const item of notingSilence(source(), 500)) seen.push(item);
  })();
  await vi.advanceTimersByTimeAsync(1_100);
  expect(seen).toEqual([1, undefined, undefined]);
  await vi.advanceTimersByTimeAsync(200);
  await reading;
  expect(seen).toEqual([1, undefined, undefined, 2]);
  expect(isClosed).toBe(true);
});

// oxlint-disable-next-line require-yield
async function* broken(): AsyncGenerator<number> {
  throw new Error('broken');
}

test('a source that fails fails its reader', async () => {
  const first = notingSilence(broken(), 500).next();
  await expect(first).rejects.toThrow('broken');
});
