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

/** Whole numbers beyond 2^53, and fractions of more digits than a double keeps. */
const isRounded = (value: number, source: string): boolean => {
  if (Number.isInteger(value)) return !Number.isSafeInteger(value);
  return !Number.isFinite(value) || significantDigits(source) > 15;
};

const significantDigits = (source: string): number =>
  source.replace(/e.*$/i, '').replaceAll(/\D/g, '').replace(/^0+/, '').length;

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
