import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSequenceNumber, encodeSequenceNumber } from './sequence-number.ts';

const parts = fc.record({
  shardCreatedSeconds: fc.integer({ min: 0, max: 4_000_000_000 }),
  shardIndex: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  counter: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  seconds: fc.integer({ min: 0, max: 4_000_000_000 }),
});

test('a sequence number of AWS’s documentation comes apart into its fields', () => {
  expect(decodeSequenceNumber('49590338271490256608559692538361571095921575989136588898')).toEqual({
    shardCreatedSeconds: 0x05bf4e5c2,
    shardIndex: 6,
    counter: 0x67648a17n,
    seconds: 0x05c181eea,
  });
});

test('the first number of a shard made at a known second is known', () => {
  const first = { shardCreatedSeconds: 1_700_000_000, shardIndex: 0, counter: 0n };
  expect(encodeSequenceNumber({ ...first, seconds: 1_700_000_000 }).toString()).toBe(
    '49646437577108476416916876405825929425585429676275269634',
  );
});

test('what was encoded decodes to the same', () => {
  fc.assert(
    fc.property(parts, (fields) => {
      expect(decodeSequenceNumber(encodeSequenceNumber(fields).toString())).toEqual(fields);
    }),
  );
});

test('within a shard a later counter is a larger number, whatever the clock did', () => {
  fc.assert(
    fc.property(parts, fc.nat(4_000_000_000), (fields, otherSeconds) => {
      const next = { ...fields, counter: fields.counter + 1n, seconds: otherSeconds };
      expect(encodeSequenceNumber(next) > encodeSequenceNumber(fields)).toBe(true);
    }),
  );
});

test.each(['0', '1', '49590338271490256608559692538361571095921575989136588897'])(
  '%s is no sequence number',
  (text) => expect(decodeSequenceNumber(text)).toBeUndefined(),
);
