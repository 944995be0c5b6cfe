import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber, parseExactly } from '#components/records/exact-json.ts';

test.each([
  ['9007199254740993', true],
  ['49590338271490256608559692538361571095921575989136588898', true],
  ['1e400', true],
  ['1e-400', true],
  ['0.12345678901234567', true],
  ['57.40610202008221', false],
  ['0.50', false],
  ['9007199254740991', false],
  ['-12.5', false],
  ['1e3', false],
])('the number %s is kept as written: %s', (source, isKept) => {
  const parsed = parseExactly(`[${source}]`);
  expect(parsed?.value).toEqual([isKept ? new ExactNumber(source) : Number(source)]);
});

/** Its fractions are all of the digits that a double keeps: fast-check printed them from doubles. */
const jsonOfDoubles = fc.json().filter((text) => {
  let isSafe = true;
  JSON.parse(text, (_, value: unknown) => {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) isSafe = false;
    return value;
  });
  return isSafe;
});

test('JSON without such numbers is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(jsonOfDoubles, (text) => {
      expect(parseExactly(text)?.value).toEqual(JSON.parse(text));
    }),
  );
  expect(parseExactly('{"cut":')).toBeUndefined();
});
