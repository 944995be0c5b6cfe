import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from './base64.ts';

const complaintOf = (value: unknown): string => {
  try {
    decodeBase64(value);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'taken';
};

describe('decodeBase64', () => {
  it('takes whatever an encoder writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeBase64(Buffer.from(bytes).toString('base64'));
        expect(Buffer.compare(decoded, bytes)).toBe(0);
      }),
    );
  });

  it('takes a text only if it is the one that an encoder would write', () => {
    const letters = fc.constantFrom(...'AQZaz09+/=-_ \n.'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
        const isCanonical = Buffer.from(text, 'base64').toString('base64') === text;
        expect(complaintOf(text) === 'taken').toBe(isCanonical);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      'YWJ',
      "'YWJ' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 3",
    ],
    ['YW-j', "'YW-j' can not be converted to a Blob: Invalid Base64 character: '-'"],
    ['=WJj', "'=WJj' can not be converted to a Blob: Invalid Base64 character: '='"],
    [
      'YWJ=',
      "'YWJ=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected",
    ],
    [
      7,
      'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob',
    ],
    [true, 'class java.lang.Boolean can not be converted to a Blob'],
    [[], 'Start of list found where not expected'],
    [{}, 'Start of structure or map found where not expected.'],
  ])("refuses %j in AWS's words", (value, words) => {
    expect(complaintOf(value)).toBe(words);
  });

  it('does not repeat a large value whole', () => {
    expect(complaintOf('!'.repeat(1_000_001)).length).toBeLessThan(101_000);
  });
});
