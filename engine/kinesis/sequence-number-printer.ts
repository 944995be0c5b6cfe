import { encodeSequenceNumber } from './sequence-number.ts';

/** Every sequence number has so many: its first hexadecimal digit is 2. */
export const sequenceNumberDigits = 56;
const limbDigits = 7;
const limbs = sequenceNumberDigits / limbDigits;
const limbBase = 10 ** limbDigits;

/** What one more on the counter adds to a sequence number. */
const counterStep = limbsOf(2n ** 80n);
const firstSteppingLimb = counterStep.findIndex((limb) => limb > 0);

/** The ASCII of 0000 … 9999. */
const fourDigits = Buffer.from(
  Array.from({ length: 10_000 }, (_, number) => number.toString().padStart(4, '0')).join(''),
);

/**
 * Prints the sequence numbers of one shard. Every record put or read needs one, mostly that after the last one: then only
 * the step is added, in limbs of seven decimal digits. The arithmetic of 186-bit bigints costs six times as much.
 */
export class SequenceNumberPrinter {
  readonly #shardCreatedSeconds: number;
  readonly #shardIndex: number;
  #seconds = -1;
  #counter = -1;
  #limbs: Int32Array = new Int32Array(limbs);
  readonly #text = Buffer.alloc(sequenceNumberDigits);

  constructor(shardCreatedSeconds: number, shardIndex: number) {
    this.#shardCreatedSeconds = shardCreatedSeconds;
    this.#shardIndex = shardIndex;
  }

  /** The same as `encodeSequenceNumber`, in decimal. */
  print(counter: number, seconds: number): string {
    this.#turnTo(counter, seconds);
    return this.#text.toString('latin1');
  }

  /** Writes the 56 digits into `target` from `at` on. */
  write(target: Buffer, at: number, counter: number, seconds: number): void {
    this.#turnTo(counter, seconds);
    target.set(this.#text, at);
  }

  #turnTo(counter: number, seconds: number): void {
    if (seconds === this.#seconds && counter === this.#counter + 1) this.#step();
    else if (seconds !== this.#seconds || counter !== this.#counter) {
      this.#limbs = limbsOf(this.#encode(BigInt(counter), seconds));
      for (let limb = 0; limb < limbs; limb++) this.#writeLimb(limb);
    }
    this.#seconds = seconds;
    this.#counter = counter;
  }

  /** Adds one to the counter. */
  #step(): void {
    let carry = 0;
    for (let limb = limbs - 1; limb >= firstSteppingLimb || carry > 0; limb--) {
      const sum = (this.#limbs[limb] ?? 0) + (counterStep[limb] ?? 0) + carry;
      carry = sum >= limbBase ? 1 : 0;
      this.#limbs[limb] = sum - carry * limbBase;
      this.#writeLimb(limb);
    }
  }

  #writeLimb(limb: number): void {
    const value = this.#limbs[limb] ?? 0;
    const text = this.#text;
    const at = limb * limbDigits;
    const thousands = (value / 10_000) | 0;
    const upper = thousands * 4;
    const lower = (value - thousands * 10_000) * 4;
    // The upper part has three digits: the first of its four is always 0.
    for (let digit = 1; digit < 4; digit++) text[at + digit - 1] = fourDigits[upper + digit] ?? 0;
    for (let digit = 0; digit < 4; digit++) text[at + 3 + digit] = fourDigits[lower + digit] ?? 0;
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
function limbsOf(value: bigint): Int32Array {
  const decimal = value.toString().padStart(sequenceNumberDigits, '0');
  return Int32Array.from({ length: limbs }, (_, limb) =>
    Number(decimal.slice(limb * limbDigits, (limb + 1) * limbDigits)),
  );
}
