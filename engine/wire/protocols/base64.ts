import { excerpt } from '#engine/wire/excerpt.ts';
import { notSerializable, type Refusal } from '#engine/wire/refusal.ts';
import { notScalar } from '#engine/wire/protocols/mismatch.ts';

const paddingOf = (text: string) => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

/** Why AWS would not take a text as base64, in its words (source: `mismatch.ts`). */
function complaint(text: string): Refusal {
  const because = (reason: string) =>
    notSerializable(`'${excerpt(text)}' can not be converted to a Blob: ${reason}`);
  if (text.length % 4 !== 0)
    return because(
      `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`,
    );
  const foreign = /[^a-zA-Z0-9+/=]|=(?=[^=])/.exec(text)?.[0];
  if (foreign !== undefined) return because(`Invalid Base64 character: '${foreign}'`);
  return because('Invalid last non-pad Base64 character dectected');
}

/** Strict base64: only the standard alphabet, padded, and no stray bits in the last character. */
export function decodeBase64(value: unknown): Buffer {
  if (typeof value !== 'string') throw notScalar(value, 'a Blob');
  if (value.length === 0) return Buffer.alloc(0);
  const bytes = Buffer.from(value, 'base64');
  const padding = paddingOf(value);
  // Node skips what is not base64, which shows in the length, but takes the URL-safe alphabet and stray bits.
  if (value.length % 4 !== 0 || bytes.length !== (value.length / 4) * 3 - padding)
    throw complaint(value);
  if (value.includes('-') || value.includes('_')) throw complaint(value);
  if (padding > 0 && !value.endsWith(bytes.toString('base64', bytes.length - (3 - padding))))
    throw complaint(value);
  return bytes;
}
