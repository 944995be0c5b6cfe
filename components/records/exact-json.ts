/** A number that JavaScript would round, as it is written. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** Sequence numbers and account numbers do not fit into a double; what is shown must be what was sent. */
const keepExact: Reviver = (_, value, context) =>
  typeof value === 'number' && context?.source !== undefined && isRounded(value, context.source)
    ? new ExactNumber(context.source)
    : value;

/** Whole numbers beyond 2^53, and what a double keeps other digits of than were written. */
const isRounded = (value: number, source: string): boolean =>
  (Number.isInteger(value) && !Number.isSafeInteger(value)) ||
  significantDigits(source) !== significantDigits(String(value));

const significantDigits = (source: string): string =>
  source
    .replace(/e.*$/i, '')
    .replaceAll(/\D/g, '')
    .replaceAll(/^0+|0+$/g, '');

/**
 * JSON with its numbers as they are written; undefined for what does not parse, such as JSON that was cut.
 * The third argument of a reviver is newer than TypeScript's description of it.
 */
export function parseExactly(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, keepExact as Parameters<typeof JSON.parse>[1]) };
  } catch {
    return undefined;
  }
}
