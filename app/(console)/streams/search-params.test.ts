import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter, serializeFilter, type Filter } from './search-params.ts';

test('a filter in the address reads as on the screen', () => {
  const filter: Filter = {
    operation: 'and',
    tokens: [
      { propertyKey: 'status', operator: '=', value: 'ACTIVE' },
      { operator: ':', value: 'orders' },
    ],
  };
  expect(serializeFilter(filter)).toBe('status=ACTIVE~:orders');
});

test('what a person filters by survives the address', () => {
  const token = fc.record(
    {
      propertyKey: fc.constantFrom('name', 'mode', 'status'),
      operator: fc.constantFrom('=', '!=', ':', '!:'),
      value: fc.string({ minLength: 1, unit: 'grapheme' }),
    },
    { requiredKeys: ['operator', 'value'] },
  );
  const filter = fc
    .record({ tokens: fc.array(token), operation: fc.constantFrom('and', 'or') })
    // With less than two tokens there is nothing to join.
    .map(({ tokens, operation }) =>
      tokens.length < 2 ? ({ tokens, operation: 'and' } as const) : { tokens, operation },
    );
  fc.assert(
    fc.property(filter, (given) => {
      expect(parseFilter(serializeFilter(given as Filter))).toEqual(given);
    }),
  );
});

test.each(['', '~~', 'nonsense', 'name:', '=%', 'name=%E0%A4%A'])('%j filters nothing', (text) => {
  expect(parseFilter(text).tokens).toEqual([]);
});
