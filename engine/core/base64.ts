const lengthUnit = 4;
const padding = '=';

/** Whether the character's last two or four bits are 0, as they must be before one or two paddings. */
const endsBefore = (paddings: 1 | 2) => new Set(paddings === 1 ? 'AEIMQUYcgkosw048' : 'AQgw');
const lastBeforeOne = endsBefore(1);
const lastBeforeTwo = endsBefore(2);

/**
 * How many bytes a text holds if it is base64 (RFC 4648, padded, no stray bits), judged by its length and its end alone;
 * -1 where these already tell that it is not.
 */
export function base64Bytes(text: string): number {
  const { length } = text;
  if (length % lengthUnit !== 0) return -1;
  const whole = (length / lengthUnit) * 3;
  if (length === 0 || text[length - 1] !== padding) return whole;
  if (text[length - 2] !== padding)
    return lastBeforeOne.has(text[length - 2] ?? '') ? whole - 1 : -1;
  return lastBeforeTwo.has(text[length - 3] ?? '') ? whole - 2 : -1;
}

/** Decodes into `target` from `at` on and answers with the number of bytes; -1 where the text is not base64. */
export function writeBase64(target: Buffer, at: number, text: string): number {
  const bytes = base64Bytes(text);
  // Node skips what it does not know, which shows in the count, and takes the URL alphabet for base64.
  if (bytes < 0 || text.includes('-') || text.includes('_')) return -1;
  return target.write(text, at, bytes, 'base64') === bytes ? bytes : -1;
}
