import { expect, test } from 'vitest';
import { parseSequenceNumber } from '#lib/kinesis/sequence-number.ts';

test('the sample in AWS’s documentation', () => {
  const parsed = parseSequenceNumber('49590338271490256608559692538361571095921575989136588898');
  expect(parsed).toMatchObject({
    shardCreatedMs: 0x05bf4e5c2 * 1_000,
    putMs: 0x05c181eea * 1_000,
    shardIndex: 6,
    counter: 0x67648a17n,
    isShardEnd: false,
    version: 2,
  });
  expect(new Date(parsed?.putMs ?? 0).toISOString()).toBe('2018-12-17T22:10:50.000Z');
  expect(parsed?.digits.map(({ hex }) => hex).join('|')).toBe(
    '2|05bf4e5c2|6|0000000067648a17|00|05c181eea|00000006|2',
  );
});

test('the first record of a shard', () => {
  expect(
    parseSequenceNumber('49646437577108476416916876405825929425585429676275269634'),
  ).toMatchObject({
    shardCreatedMs: 1_700_000_000_000,
    putMs: 1_700_000_000_000,
    counter: 0n,
    shardIndex: 0,
  });
});

test('the end of a closed shard', () => {
  expect(
    parseSequenceNumber('49646437577119626789516141717395488358902146099801227266'),
  ).toMatchObject({ isShardEnd: true, putMs: 1_700_000_100_000 });
});

test.each([
  '',
  '0',
  '-1',
  '12',
  '1e9',
  '0x20',
  'abc',
  '49590338271490256608559692538361571095921575989136588897',
  '9'.repeat(57),
])('%j is not taken apart', (text) => expect(parseSequenceNumber(text)).toBeUndefined());
