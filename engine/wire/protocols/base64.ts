import { base64Bytes, writeBase64 } from '#engine/core/base64.ts';
import { excerpt } from '#engine/wire/excerpt.ts';
import { notSerializable, type Refusal } from '#engine/wire/refusal.ts';
import { notScalar } from '#engine/wire/protocols/mismatch.ts';

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
  const length = base64Bytes(value);
  if (length < 0) throw complaint(value);
  const bytes = Buffer.allocUnsafe(length);
  if (writeBase64(bytes, 0, value) < 0) throw complaint(value);
  return bytes;
}
