import { expect, test } from 'vitest';
import { encryptionMonth } from '#lib/prices/encryption.ts';

const dollars = (keyId: string) => encryptionMonth(keyId, 2).map((line) => line.dollars);

test('a key of one’s own costs a dollar, AWS’s own nothing, and requests are paid with either', () => {
  expect(dollars('alias/mine')).toEqual([1, 2 * 12 * 730 * 0.000003]);
  expect(dollars('alias/aws/kinesis')[0]).toBe(0);
  expect(dollars('arn:aws:kms:us-east-1:000000000000:alias/aws/kinesis')[0]).toBe(0);
});
