/** What a sequence number says. Its decimal form has 56 digits. */
export interface SequenceNumber {
  /** Seconds since the epoch at which the shard was made. */
  shardCreatedSeconds: number;
  shardIndex: number;
  /** Rises with each record of a shard. */
  counter: bigint;
  /** Seconds since the epoch at which the record came. */
  seconds: number;
}

/** The counter in the EndingSequenceNumber of a closed shard. */
export const endingCounter = 2n ** 63n - 1n;

const version = 2n;
const leadingDigit = 2n << 184n;

/**
 * Hex digits from the left: `2` · 9 shard creation · 1 shard index mod 16 · 16 counter · `00` · 9 record time ·
 * 8 shard index · `2`. Decoded from sequence numbers in AWS's documentation.
 */
export const encodeSequenceNumber = (parts: SequenceNumber): bigint =>
  leadingDigit |
  (BigInt(parts.shardCreatedSeconds) << 148n) |
  (BigInt(parts.shardIndex % 16) << 144n) |
  (parts.counter << 80n) |
  (BigInt(parts.seconds) << 36n) |
  (BigInt(parts.shardIndex) << 4n) |
  version;

/** Takes a sequence number apart; `undefined` when it has another form. */
export function decodeSequenceNumber(text: string): SequenceNumber | undefined {
  const value = BigInt(text);
  if (value >> 184n !== 2n || (value & 0xfn) !== version) return undefined;
  const shardIndex = Number((value >> 4n) & 0xffffffffn);
  if (BigInt(shardIndex % 16) !== ((value >> 144n) & 0xfn)) return undefined;
  return {
    shardCreatedSeconds: Number((value >> 148n) & 0xfffffffffn),
    shardIndex,
    counter: (value >> 80n) & 0xffffffffffffffffn,
    seconds: Number((value >> 36n) & 0xfffffffffn),
  };
}
