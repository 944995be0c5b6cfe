const lengthUnit = 4;
const padding = 0x3d;

/** By code: whether a character's last so many bits are 0, as they must be before the padding. */
const endsIn = (characters: string): Uint8Array => {
  const table = new Uint8Array(256);
  for (const code of Buffer.from(characters)) table[code] = 1;
  return table;
};
const endsInTwoZeros = endsIn('AEIMQUYcgkosw048');
const endsInFourZeros = endsIn('AQgw');

/**
 * How many bytes a text holds if it is base64 (RFC 4648, padded, no stray bits), judged by its length and its end alone;
 * -1 where these already tell that it is not.
 */
export function base64Bytes(text: string): number {
  const { length } = text;
  if (length % lengthUnit !== 0) return -1;
  const whole = (length / lengthUnit) * 3;
  if (length === 0 || text.charCodeAt(length - 1) !== padding) return whole;
  const last = text.charCodeAt(length - 2);
  if (last !== padding) return endsInTwoZeros[last] === 1 ? whole - 1 : -1;
  return endsInFourZeros[text.charCodeAt(length - 3)] === 1 ? whole - 2 : -1;
}

/** Decodes into `target` from `at` on and answers with the number of bytes; -1 where the text is not base64. */
export function writeBase64(target: Buffer, at: number, text: string): number {
  const bytes = base64Bytes(text);
  // Node skips what it does not know, which shows in the count, and takes the URL alphabet for base64.
  if (bytes < 0 || text.includes('-') || text.includes('_')) return -1;
  return target.write(text, at, bytes, 'base64') === bytes ? bytes : -1;
}
