import { base64Of } from '#components/code/sdk-call.ts';

/** How a language writes values down. */
export interface Notation {
  /** Between a member's name and its value. */
  key: (name: string) => string;
  isTrue: string;
  isFalse: string;
  bytes: (base64: string) => string;
  date: (iso: string) => string;
}

/** A value as a literal over several lines. Strings are those of JSON, which both languages read. */
export function literal(value: unknown, notation: Notation, indent = ''): string {
  if (value instanceof Uint8Array) return notation.bytes(base64Of(value));
  if (value instanceof Date) return notation.date(value.toISOString());
  if (typeof value === 'boolean') return value ? notation.isTrue : notation.isFalse;
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${deeper}${literal(item, notation, deeper)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${indent}]`;
  }
  const members = Object.entries(value ?? {}).filter(([, member]) => member !== undefined);
  const lines = members.map(
    ([name, member]) => `${deeper}${notation.key(name)}: ${literal(member, notation, deeper)},\n`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}
