import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTagged, encodeTagged } from '#lib/aws/tagged-json.ts';

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 40 }),
);
const key = fc.oneof(fc.string(), fc.constantFrom('$date', '$bytes', '$object', '__proto__'));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  ),
}));

test('what goes in comes out, whatever its keys are called', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(decodeTagged(encodeTagged(given))).toEqual(given);
    }),
  );
});

test('bytes larger than one call takes arguments', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
  expect(decodeTagged(encodeTagged({ bytes }))).toEqual({ bytes });
});

test('members that are not there stay away', () => {
  expect(encodeTagged({ NextToken: undefined, Limit: 1 })).toBe('{"Limit":1}');
});
