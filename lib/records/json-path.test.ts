import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJsonPath, parseJsonPath, pathsIn, valueAt } from '#lib/records/json-path.ts';

test('a path comes back as it went', () => {
  const part = fc.oneof(fc.string({ minLength: 1 }), fc.nat({ max: 999_999_999 }));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (path) => {
      expect(parseJsonPath(formatJsonPath(path))).toEqual(path);
    }),
  );
});

test('every path that is offered leads to its value', () => {
  fc.assert(
    fc.property(fc.object({ withNullPrototype: false }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      for (const path of pathsIn(plain))
        expect(valueAt(plain, parseJsonPath(path) ?? [])).toBeDefined();
    }),
  );
});

test.each([
  ['user.id', 7],
  ['$.user.id', 7],
  ['items[1].sku', 'b'],
  ['["odd name"]', true],
  ['items[9].sku', undefined],
  ['user.id.more', undefined],
  ['constructor', undefined],
])('%s', (text, expected) => {
  const value = { user: { id: 7 }, items: [{ sku: 'a' }, { sku: 'b' }], 'odd name': true };
  expect(valueAt(value, parseJsonPath(text) ?? [])).toBe(expected);
});

test.each(['', '$', 'a b', 'a[', 'a..b', '[x]'])('%j is no path', (text) => {
  expect(parseJsonPath(text)).toBeUndefined();
});
