import { hash } from 'node:crypto';

/**
 * MD5 (RFC 1321) of short ASCII texts, as four big-endian 32-bit words. Each record put needs one, and for a partition
 * key of usual length the call into the crypto library costs three times as much as the digest itself.
 */
export type DigestWords = Uint32Array;

/** A single block holds 55 bytes besides its padding. */
const longestKey = 55;
const paddingByte = 0x80;
const longestAscii = 0x7f;

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const rotations = Uint8Array.from(
  { length: 64 },
  (_, step) => shifts[(step >> 4) * 4 + (step % 4)] ?? 0,
);
const sines = Int32Array.from({ length: 64 }, (_, step) => Math.abs(Math.sin(step + 1)) * 2 ** 32);
const wordOrder = Uint8Array.from({ length: 64 }, (_, step) => {
  const round = step >> 4;
  if (round === 0) return step;
  if (round === 1) return (5 * step + 1) % 16;
  return round === 2 ? (3 * step + 5) % 16 : (7 * step) % 16;
});

const block = new Int32Array(16);

/** Writes the digest of `text` into `digest`. */
export function md5Words(text: string, digest: DigestWords): void {
  if (!fillBlock(text)) {
    const bytes = hash('md5', text, { outputEncoding: 'buffer' });
    for (let word = 0; word < 4; word++) digest[word] = bytes.readUInt32BE(word * 4);
    return;
  }
  let a = 0x67452301;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476;
  for (let step = 0; step < 64; step++) {
    const mixed =
      (a + mix(step, b, c, d) + (sines[step] ?? 0) + (block[wordOrder[step] ?? 0] ?? 0)) | 0;
    const turn = rotations[step] ?? 0;
    const next = (b + ((mixed << turn) | (mixed >>> (32 - turn)))) | 0;
    a = d;
    d = c;
    c = b;
    b = next;
  }
  digest[0] = swapBytes(a + 0x67452301);
  digest[1] = swapBytes(b + 0xefcdab89);
  digest[2] = swapBytes(c + 0x98badcfe);
  digest[3] = swapBytes(d + 0x10325476);
}

function mix(step: number, b: number, c: number, d: number): number {
  if (step < 16) return (b & c) | (~b & d);
  if (step < 32) return (d & b) | (~d & c);
  if (step < 48) return b ^ c ^ d;
  return c ^ (b | ~d);
}

const swapBytes = (word: number): number =>
  ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | ((word >>> 24) & 0xff)) >>> 0;

/** Lays out text, padding and length; false when the text is not ASCII or too long. */
function fillBlock(text: string): boolean {
  const { length } = text;
  if (length > longestKey) return false;
  const lastWord = length >> 2;
  let seen = 0;
  for (let word = 0; word < lastWord; word++) {
    const at = word * 4;
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    const third = text.charCodeAt(at + 2);
    const fourth = text.charCodeAt(at + 3);
    seen |= first | second | third | fourth;
    block[word] = first | (second << 8) | (third << 16) | (fourth << 24);
  }
  let rest = paddingByte << ((length & 3) * 8);
  for (let index = lastWord * 4; index < length; index++) {
    const code = text.charCodeAt(index);
    seen |= code;
    rest |= code << ((index & 3) * 8);
  }
  block[lastWord] = rest;
  for (let word = lastWord + 1; word < 16; word++) block[word] = 0;
  block[14] = length * 8;
  return seen <= longestAscii;
}
