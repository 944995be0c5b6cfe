import { expect, test } from 'vitest';
import { recordQuerySchema } from '#lib/records/record-query.ts';
import { endBy, fixRange } from '#lib/transfer/prepare-plan.ts';

const query = (more: object) => recordQuerySchema.parse({ streamName: 'orders', ...more });

test('a range that counts from now is counted once', () => {
  expect(fixRange(query({ from: { type: 'ago', seconds: 60 } }), 100_000)).toMatchObject({
    from: { type: 'time', atMs: 40_000 },
    until: { type: 'time', atMs: 100_000 },
  });
  expect(fixRange(query({ until: { type: 'count', count: 7 } }), 5)).toMatchObject({
    until: { type: 'time', atMs: 5 },
    limit: 7,
  });
  expect(fixRange(query({ until: { type: 'never' } }), 5).until).toEqual({ type: 'never' });
});

test('what is written into the source comes after the end of the range', () => {
  expect(endBy(query({ until: { type: 'never' } }), 9).until).toEqual({ type: 'time', atMs: 9 });
  expect(endBy(query({ until: { type: 'time', atMs: 50 } }), 9).until).toMatchObject({ atMs: 9 });
  expect(endBy(query({ until: { type: 'time', atMs: 3 } }), 9).until).toMatchObject({ atMs: 3 });
});
