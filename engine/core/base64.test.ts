import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Bytes, writeBase64 } from './base64.ts';

const target = Buffer.alloc(1000);
const written = (text: string) => {
  const bytes = writeBase64(target, 3, text);
  return bytes < 0 ? undefined : target.subarray(3, 3 + bytes);
};

test('what is encoded is counted and decoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      const text = Buffer.from(data).toString('base64');
      expect(base64Bytes(text)).toBe(data.length);
      expect(written(text)).toEqual(Buffer.from(data));
    }),
  );
});

test('text is base64 only if encoding what it holds gives it back', () => {
  const characters = fc.constantFrom(...Array.from('ABCZabz019+/=-_ é'));
  const texts = fc.array(characters, { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const isBase64 = Buffer.from(text, 'base64').toString('base64') === text;
      expect(written(text) !== undefined).toBe(isBase64);
    }),
    { numRuns: 2000 },
  );
});
