/**
 * JSON in which dates and bytes survive: `{"$date": ms}` and `{"$bytes": base64}`. An object whose own only key
 * starts with `$` is wrapped in `{"$object": …}`, so that nothing a stream's owner writes can be taken for a tag.
 */
export const encodeTagged = (value: unknown): string => JSON.stringify(tag(value)) ?? 'null';

/** The other way. Fails on text that is not JSON. */
export const decodeTagged = (text: string): unknown => untag(JSON.parse(text));

function tag(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
  if (Array.isArray(value)) return value.map(tag);
  if (typeof value !== 'object' || value === null) return value;
  const tagged = mapValues(value, tag);
  return soleKey(value)?.startsWith('$') === true ? { $object: tagged } : tagged;
}

function untag(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untag);
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value && soleKey(value) === '$date') return new Date(Number(value.$date));
  if ('$bytes' in value && soleKey(value) === '$bytes') return fromBase64(String(value.$bytes));
  if ('$object' in value && soleKey(value) === '$object') {
    return typeof value.$object === 'object' && value.$object !== null
      ? mapValues(value.$object, untag)
      : value.$object;
  }
  return mapValues(value, untag);
}

function soleKey(value: object): string | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 ? keys[0] : undefined;
}

/** `fromEntries` defines each key, so `__proto__` in a request is a key like any other. */
const mapValues = (value: object, change: (item: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));

/** A call takes only so many arguments. */
const chunkBytes = 8_192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunkBytes));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
