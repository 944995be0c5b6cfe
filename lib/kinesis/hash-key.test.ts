import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMd5, hashKeyOf } from '#lib/kinesis/hash-key.ts';

test('a partition key hashes to its MD5', async () => {
  expect(await hashKeyOf('user-42')).toBe(
    BigInt(`0x${createHash('md5').update('user-42').digest('hex')}`),
  );
  expect(formatMd5(await hashKeyOf(''))).toBe('d41d8cd98f00b204e9800998ecf8427e');
});

test('any text hashes as Node hashes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 256 }), async (key) => {
      expect(formatMd5(await hashKeyOf(key))).toBe(createHash('md5').update(key).digest('hex'));
    }),
  );
});
