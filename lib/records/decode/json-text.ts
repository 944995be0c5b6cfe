/** JSON of what binary formats hold: whole numbers of any size as they are, bytes in base64, times in ISO 8601. */
export const jsonText = (value: unknown): string => JSON.stringify(plain(value)) ?? 'null';

interface RawJson {
  rawJSON: (text: string) => unknown;
}

/** Newer than TypeScript's description of JSON; Node has it since version 22. */
const raw = (text: string): unknown => (JSON as unknown as RawJson).rawJSON(text);

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return raw(value.toString());
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
