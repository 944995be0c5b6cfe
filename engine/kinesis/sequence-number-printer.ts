import { encodeSequenceNumber } from './sequence-number.ts';

const digits = 56;
const limbDigits = 7;
const limbs = digits / limbDigits;
const limbBase = 10 ** limbDigits;

/** Counters up to here times a limb are whole in a double. */
const largestCounter = Math.floor(Number.MAX_SAFE_INTEGER / limbBase) - 1;

/** What one more on the counter adds to a sequence number. */
const counterStep = limbsOf(2n ** 80n);

/** The ASCII of 0000 … 9999. */
const fourDigits = Buffer.from(
  Array.from({ length: 10_000 }, (_, number) => number.toString().padStart(4, '0')).join(''),
);
const text = Buffer.alloc(digits);

/**
 * Prints the sequence numbers of one shard. Every record put or read needs one, and 186 bits of bigint arithmetic cost
 * three times as much as eight limbs of decimal digits.
 */
export class SequenceNumberPrinter {
  readonly #shardCreatedSeconds: number;
  readonly #shardIndex: number;
  #seconds = -1;
  #first: Float64Array = new Float64Array(limbs);

  constructor(shardCreatedSeconds: number, shardIndex: number) {
    this.#shardCreatedSeconds = shardCreatedSeconds;
    this.#shardIndex = shardIndex;
  }

  /** The same as `encodeSequenceNumber`, in decimal. */
  print(counter: number, seconds: number): string {
    if (counter > largestCounter) return this.#encode(BigInt(counter), seconds).toString();
    if (seconds !== this.#seconds) {
      this.#first = limbsOf(this.#encode(0n, seconds));
      this.#seconds = seconds;
    }
    let carry = 0;
    for (let limb = limbs - 1; limb >= 0; limb--) {
      const sum = (this.#first[limb] ?? 0) + counter * (counterStep[limb] ?? 0) + carry;
      carry = Math.floor(sum / limbBase);
      writeLimb(sum - carry * limbBase, limb * limbDigits);
    }
    return text.toString('latin1');
  }

  #encode(counter: bigint, seconds: number): bigint {
    const shardCreatedSeconds = this.#shardCreatedSeconds;
    return encodeSequenceNumber({
      shardCreatedSeconds,
      shardIndex: this.#shardIndex,
      counter,
      seconds,
    });
  }
}

/** Most significant first. */
function limbsOf(value: bigint): Float64Array {
  const decimal = value.toString().padStart(digits, '0');
  return Float64Array.from({ length: limbs }, (_, limb) =>
    Number(decimal.slice(limb * limbDigits, (limb + 1) * limbDigits)),
  );
}

function writeLimb(value: number, at: number): void {
  const upper = Math.floor(value / 10_000) * 4;
  const lower = (value % 10_000) * 4;
  // The upper part has three digits: the first of its four is always 0.
  for (let digit = 1; digit < 4; digit++) text[at + digit - 1] = fourDigits[upper + digit] ?? 0;
  for (let digit = 0; digit < 4; digit++) text[at + 3 + digit] = fourDigits[lower + digit] ?? 0;
}
