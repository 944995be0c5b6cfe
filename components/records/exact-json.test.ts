import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber, parseExactly } from '#components/records/exact-json.ts';

test.each([
  ['9007199254740993', true],
  ['49590338271490256608559692538361571095921575989136588898', true],
  ['1e400', true],
  ['0.12345678901234567', true],
  ['9007199254740991', false],
  ['-12.5', false],
  ['1e3', false],
])('the number %s is kept as written: %s', (source, isKept) => {
  const parsed = parseExactly(`[${source}]`);
  expect(parsed?.value).toEqual([isKept ? new ExactNumber(source) : Number(source)]);
});

test('JSON without such numbers is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const plain: unknown = JSON.parse(text);
      if (!/e|\d{15}/.test(text)) expect(parseExactly(text)?.value).toEqual(plain);
    }),
  );
  expect(parseExactly('{"cut":')).toBeUndefined();
});
