import { expect, test } from 'vitest';
import { type OpenReading, ReadingSession } from './reading-session.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';
import type { ReadingRequestInput } from '#lib/records/reading-request.ts';

const progressOf = (changes: Partial<ReadProgress>): ReadProgress => ({
  records: 0,
  userRecords: 0,
  bytes: 0,
  matched: 0,
  shards: 1,
  shardsDone: 0,
  calls: 1,
  refusals: 0,
  readsPerSecond: 1,
  peakReadsPerSecond: 1,
  tookMs: 5,
  reachedMs: undefined,
  behindMs: 0,
  reason: undefined,
  followedShardIds: [],
  filterErrors: { count: 0, timedOut: 0, first: undefined },
  histogram: { widthMs: 100, bars: [] },
  cursor: '0.h',
  ...changes,
});

const page = (numbers: number[], changes: Partial<ReadProgress> = {}): ReadingMessage => ({
  type: 'page',
  lines: numbers.map((number) => ({
    shardId: 'a',
    sequenceNumber: String(number),
    partitionKey: 'k',
    bytes: 1,
    format: 'text',
    preview: '',
    columns: [],
  })),
  skipped: 0,
  progress: progressOf(changes),
});

/** Each opening gives the next list of messages; an Error among them is thrown. */
function arrange(...openings: (ReadingMessage | Error)[][]) {
  const asked: ReadingRequestInput[] = [];
  const open: OpenReading = async function* (request) {
    asked.push(request);
    for (const message of openings.shift() ?? []) {
      if (message instanceof Error) throw message;
      yield message;
    }
  };
  let paints = 0;
  const due: (() => void)[] = [];
  const session = new ReadingSession({
    open,
    beforePaint: (work) => due.push(work),
    sleep: async () => {},
  });
  const paint = () => {
    for (const work of due.splice(0)) work();
    paints += 1;
  };
  const shown = () => session.snapshot().lines.map(({ sequenceNumber }) => Number(sequenceNumber));
  return { session, asked, paint, shown, due, paints: () => paints };
}

const request = (live = false): ReadingRequestInput => ({
  connectionId: 'c',
  query: { streamName: 's', until: { type: live ? 'never' : 'now' } },
});

test('reading on asks for what comes behind, and adds it', async () => {
  const { session, asked, paint, shown } = arrange(
    [page([1, 2], { reason: 'count', cursor: '0.a2' })],
    [page([3], { reason: 'tip', cursor: '0.a3' })],
  );
  await session.start(request());
  await session.readOn();
  paint();
  expect(shown()).toEqual([1, 2, 3]);
  expect(asked[1]?.query.from).toEqual({ type: 'cursor', cursor: '0.a2' });
  expect(session.snapshot()).toMatchObject({ newCount: 1, received: 3, isReading: false });
});

test('however many messages come, there is one paint a frame', async () => {
  const { session, due } = arrange([page([1]), page([2]), page([3], { reason: 'tip' })]);
  await session.start(request());
  expect(due).toHaveLength(1);
});

test('a tail that is cut off goes on where it was', async () => {
  const { session, asked, paint, shown } = arrange(
    [page([1], { cursor: '0.a1' }), new Error('cut')],
    [page([2], { cursor: '0.a2' })],
    [page([3], { reason: 'end' })],
  );
  await session.start(request(true));
  paint();
  expect(shown()).toEqual([1, 2, 3]);
  expect(asked.map(({ query }) => query.from)).toEqual([
    undefined,
    { type: 'cursor', cursor: '0.a1' },
    { type: 'cursor', cursor: '0.a2' },
  ]);
  expect(session.snapshot().resumed).toBe(2);
});

test('what fails is shown, with what came before it', async () => {
  const failure = { name: 'KMSDisabledException', message: 'no', retryable: false };
  const { session, paint, shown } = arrange([page([1]), { type: 'failure', failure }]);
  await session.start(request());
  paint();
  expect(shown()).toEqual([1]);
  expect(session.snapshot()).toMatchObject({ failure, isReading: false });
});

test('a new reading silences the one before', async () => {
  const { session, paint, shown } = arrange([page([1]), page([2])], [page([9], { reason: 'tip' })]);
  const first = session.start(request());
  await session.start(request());
  await first;
  paint();
  expect(shown()).toEqual([9]);
});
