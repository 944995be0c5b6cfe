import { expect, test } from 'vitest';
import { mostSampleReads, sampleKeys, type SampleReads } from './sample-keys.ts';
import { hashKeyOf } from '#lib/kinesis/hash-key.ts';
import { largestHashKey } from '#lib/kinesis/hash-key-range.ts';

const everything = { start: 0n, end: largestHashKey };
const record = (partitionKey: string) => ({ partitionKey, bytes: 10 });

class Throttle extends Error {}

/** Pages one after the other; an error where a page is `throttled`. */
function readsOf(pages: (string[] | 'throttled')[], endless = false) {
  const counts = { pauses: 0 };
  let at = 0;
  const reads: SampleReads = {
    async next() {
      const page = pages[Math.min(at, pages.length - 1)] ?? [];
      at += 1;
      if (page === 'throttled') throw new Throttle();
      return { records: page.map(record), isLast: !endless && at >= pages.length };
    },
    isThrottle: (error) => error instanceof Throttle,
    pause: async () => void (counts.pauses += 1),
  };
  return { reads, counts };
}

test('counts the keys, the heaviest first, up to the tip', async () => {
  const { reads, counts } = readsOf([['a', 'b', 'a'], ['a']]);
  const sample = await sampleKeys(everything, reads);
  expect(sample.keys.map(({ key, records, bytes }) => [key, records, bytes])).toEqual([
    ['a', 3, 30],
    ['b', 1, 10],
  ]);
  expect(sample).toMatchObject({ records: 4, reads: 2, elsewhere: 0, why: 'tip' });
  expect(counts.pauses).toBe(1);
});

test('stops at its budget of reads', async () => {
  const { reads, counts } = readsOf([['a']], true);
  const sample = await sampleKeys(everything, reads);
  expect(sample).toMatchObject({ reads: mostSampleReads, why: 'budget' });
  expect(counts.pauses).toBe(mostSampleReads - 1);
});

test('leaves the shard to others at the first refusal, and keeps what it has', async () => {
  const sample = await sampleKeys(everything, readsOf([['a'], 'throttled', ['b']]).reads);
  expect(sample).toMatchObject({ records: 1, reads: 2, why: 'throttled' });
});

test('any other failure is one', async () => {
  const { reads } = readsOf([['a']]);
  const broken = { ...reads, next: async () => Promise.reject(new Error('gone')) };
  await expect(sampleKeys(everything, broken)).rejects.toThrow('gone');
});

test('keys that hash to elsewhere were put with an explicit hash key', async () => {
  const at = await hashKeyOf('a');
  const sample = await sampleKeys({ start: at, end: at }, readsOf([['a', 'b', 'b']]).reads);
  expect(sample.keys.map(({ key }) => key)).toEqual(['a']);
  expect(sample.elsewhere).toBe(2);
});
