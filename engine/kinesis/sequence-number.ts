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

/** A sequence number that a caller names: one of today's, or of the two forms that AWS had before. */
export interface NamedSequenceNumber extends Omit<SequenceNumber, 'counter' | 'seconds'> {
  version: 0 | 1 | 2;
  /** Of today's form. */
  counter?: bigint;
  /** Version 0 did not say when its record came. */
  seconds?: number;
}

const field = (value: bigint, fromBit: bigint, bits: bigint) =>
  (value >> fromBit) & ((1n << bits) - 1n);

/** Beyond the year 2477 AWS takes a creation time for a mistake. Measured by kinesalite's authors. */
const latestCreationSeconds = 16_025_175_000;

/** Behind a first hex digit, which may be left out: 9 shard creation · 2 · 16 · 4 shard index, and at times one more. */
function decodeOldest(number: bigint): NamedSequenceNumber {
  const value = number < 2n ** 128n ? number : number >> 4n;
  return {
    version: 0,
    shardCreatedSeconds: Number(field(value, 88n, 36n)),
    shardIndex: Number(field(value, 0n, 16n)),
  };
}

function decodeByVersion(value: bigint): NamedSequenceNumber | undefined {
  if (value < 2n ** 129n) return decodeOldest(value);
  if (value >> 184n !== 2n) return undefined;
  const parts = {
    shardCreatedSeconds: Number(field(value, 148n, 36n)),
    shardIndex: Number(field(value, 4n, 32n)),
  };
  const lastDigit = value & 0xfn;
  if (lastDigit === 1n) return { version: 1, ...parts, seconds: Number(field(value, 100n, 36n)) };
  const counter = field(value, 80n, 64n);
  if (lastDigit !== version || counter > endingCounter) return undefined;
  return { version: 2, ...parts, counter, seconds: Number(field(value, 36n, 36n)) };
}

/** Takes a sequence number apart; `undefined` when it has none of AWS's forms. */
export function decodeSequenceNumber(text: string): NamedSequenceNumber | undefined {
  const parts = decodeByVersion(BigInt(text));
  const isPossible =
    parts && parts.shardCreatedSeconds < latestCreationSeconds && parts.shardIndex < 2 ** 31;
  return isPossible ? parts : undefined;
}
