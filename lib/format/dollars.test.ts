import { expect, test } from 'vitest';
import { formatDollarChange, formatDollars } from './dollars.ts';

test.each([
  [0, '$0.00'],
  [0.36, '$0.36'],
  [1234.5, '$1,234.50'],
  [0.0001, '< $0.01'],
  [-0.36, '−$0.36'],
])('%d is %s', (dollars, text) => expect(formatDollars(dollars)).toBe(text));

test('a change says which way', () => {
  expect(formatDollarChange(0.36)).toBe('+$0.36');
  expect(formatDollarChange(-0.36)).toBe('−$0.36');
  expect(formatDollarChange(0)).toBe('$0.00');
});
