import { expect, test } from 'vitest';
import { failureMetadata, fakeStream } from './read/fake-stream.ts';
import { ReadingSession } from './reading-session.ts';
import type { ReadingChoice } from './search-params.ts';

const usual: ReadingChoice = {
  from: 'horizon',
  ago: 300,
  time: null,
  sequence: '',
  on: 'open',
  shards: [],
  count: 2,
  find: '',
};

function arrange(arrivals: number[]) {
  const { stream, world } = fakeStream({ a: arrivals });
  const source = {
    shards: [{ shardId: 'a', isOpen: true }],
    streamNow: async () => stream.nowMs,
    reads: () => world,
  };
  const session = new ReadingSession();
  const arrived = () => session.snapshot().records.map(({ arrivalMs }) => arrivalMs);
  return { stream, source, session, arrived };
}

test('reading on adds what is new and says how much of the list that is', async () => {
  const { session, source, arrived } = arrange([1, 2, 3]);
  await session.start(usual, source);
  expect(session.snapshot()).toMatchObject({ isReading: false, newCount: 2 });
  await session.readOn(usual);
  expect(arrived()).toEqual([1, 2, 3]);
  expect(session.snapshot()).toMatchObject({ newCount: 1, summary: { reason: 'tip' } });
});

test('a choice that cannot be read is a complaint, not an error', async () => {
  const { session, source } = arrange([1]);
  await session.start({ ...usual, from: 'time' }, source);
  expect(session.snapshot()).toMatchObject({
    isReading: false,
    complaint: 'Choose a day and a time.',
    failure: undefined,
  });
});

test('a failure leaves what was read, and reading on tries again', async () => {
  const { session, source, stream, arrived } = arrange(Array.from({ length: 14 }, (_, at) => at));
  await session.start(usual, source);
  stream.failures = [Object.assign(new Error('no'), { ...failureMetadata, name: 'AccessDenied' })];
  await session.readOn({ ...usual, count: 20 });
  expect(arrived()).toHaveLength(10);
  expect(session.snapshot()).toMatchObject({ isReading: false, failure: { name: 'AccessDenied' } });
  await session.readOn({ ...usual, count: 20 });
  expect(arrived()).toEqual(Array.from({ length: 14 }, (_, at) => at));
  expect(session.snapshot().failure).toBeUndefined();
});

test('a new choice ends the reading before it, which shows nothing any more', async () => {
  const { session, source, arrived } = arrange([1, 2, 3]);
  const slow = Promise.withResolvers<number>();
  const first = session.start({ ...usual, count: 1 }, { ...source, streamNow: () => slow.promise });
  await session.start(usual, source);
  slow.resolve(0);
  await first;
  expect(arrived()).toEqual([1, 2]);
  expect(session.snapshot()).toMatchObject({ isReading: false, summary: { reason: 'count' } });
});

test('listeners hear of each change until they leave', async () => {
  const { session, source } = arrange([1]);
  let heard = 0;
  const leave = session.subscribe(() => (heard += 1));
  await session.start(usual, source);
  expect(heard).toBeGreaterThan(2);
  leave();
  const before = heard;
  await session.readOn(usual);
  expect(heard).toBe(before);
});
