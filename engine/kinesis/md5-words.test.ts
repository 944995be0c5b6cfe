import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { md5Words } from './md5-words.ts';

const digest = new Uint32Array(4);

test('is the MD5 of the crypto library, whatever was digested before', () => {
  const key = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(key, (text) => {
      md5Words(text, digest);
      const expected = createHash('md5').update(text, 'utf8').digest();
      expect([...digest]).toEqual([0, 4, 8, 12].map((at) => expected.readUInt32BE(at)));
    }),
    { numRuns: 1000 },
  );
});
