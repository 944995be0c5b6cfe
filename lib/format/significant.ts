const numbers = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
);

/**
 * Three digits where they tell something: `0.25`, `9.81`, `42.5`, `980`, `1,024`. Whole numbers stay whole.
 * Numbers that tick in place every second must not change their width with every tick.
 */
export function formatSignificant(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return numbers[0]?.format(value) ?? '';
  const digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return numbers[digits]?.format(value) ?? '';
}
