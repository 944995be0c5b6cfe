/**
 * What spreadsheets take for a formula, and the guard itself, so that it can be told from data.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const startsFormula = /^['=+\-@\t\r\n＝＋－＠]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/** One cell as RFC 4180 writes it. An apostrophe guards what would be a formula; `withoutGuard` undoes it. */
export function csvCell(value: string): string {
  const guarded = startsFormula.test(value) ? `'${value}` : value;
  if (guarded === value && !needsQuotes.test(value)) return value;
  return `"${guarded.replaceAll('"', '""')}"`;
}

export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && startsFormula.test(cell.slice(1)) ? cell.slice(1) : cell;

/** With the line break that RFC 4180 asks for. */
export const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
