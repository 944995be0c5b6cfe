/** What the bytes of a record turn out to be. */
export type Decoded =
  | { kind: 'json'; text: string; value: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'binary' };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** JSON when it parses as an object, a list or a string; else text when it is clean UTF-8; else binary. */
export function decodeData(data: Uint8Array): Decoded {
  const text = decodeText(data);
  if (text === undefined) return { kind: 'binary' };
  if (!/^\s*[[{"]/.test(text)) return { kind: 'text', text };
  try {
    return { kind: 'json', text, value: parseExactly(text) };
  } catch {
    return { kind: 'text', text };
  }
}

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

/** The third argument of a reviver is newer than TypeScript's description of it. */
const parseExactly = (text: string): unknown =>
  JSON.parse(text, keepExact as Parameters<typeof JSON.parse>[1]);

/** Control characters other than white space are a sign of something that is no text. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function decodeText(data: Uint8Array): string | undefined {
  try {
    const text = strict.decode(data);
    return unprintable.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const previewBytes = 400;
const lenient = new TextDecoder();

/** The beginning of the data on one line: text as it stands, anything else in hexadecimal. */
export function previewOf(data: Uint8Array): string {
  const head = data.subarray(0, previewBytes);
  // A cut in the middle of a character leaves one that is not whole; it is the cut's fault and not the data's.
  const text = lenient.decode(head, { stream: data.byteLength > previewBytes });
  lenient.decode();
  if (unprintable.test(text) || text.includes('\ufffd')) return hexOf(head.subarray(0, 48));
  return text.replaceAll(/\s+/g, ' ').trim();
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
