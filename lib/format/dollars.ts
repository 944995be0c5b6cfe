const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** `0.36` → `$0.36`, `1234.5` → `$1,234.50`. Less than a cent that is not nothing says so. */
export function formatDollars(dollars: number): string {
  if (dollars !== 0 && Math.abs(dollars) < 0.005) return dollars < 0 ? '> −$0.01' : '< $0.01';
  return cents.format(dollars).replace('-', '−');
}

/** As a change: `+$0.36`, `−$0.36`. */
export const formatDollarChange = (dollars: number): string =>
  `${dollars > 0 ? '+' : ''}${formatDollars(dollars)}`;
