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
    version: 2,
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
      expect(decodeSequenceNumber(encodeSequenceNumber(fields).toString())).toEqual({
        version: 2,
        ...fields,
      });
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

// Of kinesalite's tests against AWS.
test.each([
  ['0', 0],
  ['5', 5],
  ['425352958651173072921826052383309826', 2],
  ['323974270430642978495705530411780079616', 0],
  [String(2n ** 128n), 0],
])('%s is of the oldest form', (text, shardIndex) =>
  expect(decodeSequenceNumber(text)).toMatchObject({ version: 0, shardIndex }),
);

const decimal = (hex: string) => BigInt(`0x${hex}`).toString();

test('a number that ends in 1 is of the form before this', () => {
  expect(
    decodeSequenceNumber(decimal('20000000000000000000000000000000000000000000001')),
  ).toMatchObject({ version: 1, shardIndex: 0 });
});

test.each([
  '13bb2cc3d80000000000000000000000',
  '20000000000000000000000000000000000000000000000',
  '20000000000000000000000000000000000000000000003',
  '20000000000800000000000000000000000000000000002',
  '20000000000000000000000000000000000000800000002',
  '30000000000000000000000000000000000000000000001',
  '1ffffffffff7fffffffffffffff000000000007fffffff2',
])('%s, in hexadecimal, is no sequence number', (hex) =>
  expect(decodeSequenceNumber(decimal(hex))).toBeUndefined(),
);
