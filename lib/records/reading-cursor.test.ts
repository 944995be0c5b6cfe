import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '#lib/records/reading-cursor.ts';
import type { Position } from '#lib/records/stream-reads.ts';

const sequenceNumber = fc.bigInt({ min: 0n, max: 2n ** 186n }).map(String);
const position: fc.Arbitrary<Position> = fc.oneof(
  fc.constantFrom<Position>({ type: 'TRIM_HORIZON' }, { type: 'LATEST' }),
  fc.nat().map((atMs): Position => ({ type: 'AT_TIMESTAMP', atMs })),
  fc
    .tuple(
      fc.constantFrom('AT_SEQUENCE_NUMBER' as const, 'AFTER_SEQUENCE_NUMBER' as const),
      sequenceNumber,
    )
    .map(([type, number]): Position => ({ type, sequenceNumber: number })),
);
const shardId = fc.oneof(
  fc.nat({ max: 20_000 }).map((n) => `shardId-${String(n).padStart(12, '0')}`),
  fc.stringMatching(/^[a-z][\w-]{0,20}$/),
);

test('a cursor comes back as it went', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ shardId, position })), (starts) => {
      expect(decodeCursor(encodeCursor(starts))).toEqual(starts);
    }),
  );
});

test('a shard takes some forty characters', () => {
  const number = '49646437577108476416916876405825929425585429676275269634';
  const start = {
    shardId: 'shardId-000000000012',
    position: { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: number },
  } as const;
  expect(encodeCursor([start]).length).toBeLessThan(42);
});

test.each(['?', '0', '0.', '0.x', '0.h5', '0.a', '~', '0.h~'])('%j is no cursor', (text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
