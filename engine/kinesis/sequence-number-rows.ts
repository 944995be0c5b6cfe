import { encodeSequenceNumber } from './sequence-number.ts';

/** Every sequence number has so many: its first hexadecimal digit is 2. */
export const sequenceNumberDigits = 56;
const limbDigits = 7;
const limbs = sequenceNumberDigits / limbDigits;
const limbBase = 10 ** limbDigits;

/** A row fills a line of a processor's cache: floats, and eight limbs of half their size. */
const floatsPerRow = 8;
const counterAt = 0;
const secondsAt = 1;
const shardIndexAt = 2;
const intsPerRow = floatsPerRow * 2;
const firstLimbAt = 8;

/** What one more on the counter adds to a sequence number. */
const counterStep = limbsOf(2n ** 80n);
const firstSteppingLimb = counterStep.findIndex((limb) => limb > 0);

/** The ASCII of 0000 … 9999. */
const fourDigits = Buffer.from(
  Array.from({ length: 10_000 }, (_, number) => number.toString().padStart(4, '0')).join(''),
);

/** What the sequence numbers of one shard have in common. */
export interface SequenceNumberSource {
  readonly index: number;
  readonly sequenceEpochSeconds: number;
}

/**
 * Prints the sequence numbers of some shards. Every record put or read needs one, mostly that after its shard's last one:
 * then only the step is added, in limbs of seven decimal digits. The arithmetic of 186-bit bigints costs ten times as much.
 * The last numbers lie in one memory, because thousands of shards' own objects would not stay in a processor's cache.
 */
export class SequenceNumberRows {
  readonly #sources: readonly SequenceNumberSource[];
  readonly #floats: Float64Array;
  readonly #ints: Int32Array;

  constructor(sources: readonly SequenceNumberSource[]) {
    this.#sources = sources;
    this.#floats = new Float64Array(sources.length * floatsPerRow);
    this.#ints = new Int32Array(this.#floats.buffer);
    sources.forEach(({ index }, row) => {
      this.#floats[row * floatsPerRow + secondsAt] = -1;
      this.#floats[row * floatsPerRow + shardIndexAt] = index;
    });
  }

  /**
   * Writes the 56 digits of what `encodeSequenceNumber` says into `target` from `at` on.
   * @param row the shard, by its place among the sources
   */
  write(row: number, target: Buffer, at: number, counter: number, seconds: number): void {
    const start = row * floatsPerRow;
    const isSameSecond = this.#floats[start + secondsAt] === seconds;
    const difference = counter - (this.#floats[start + counterAt] ?? 0);
    if (isSameSecond && difference === 1) this.#step(row);
    else if (!isSameSecond || difference !== 0) this.#turnTo(row, counter, seconds);
    this.#floats[start + counterAt] = counter;
    this.#floats[start + secondsAt] = seconds;
    const first = row * intsPerRow + firstLimbAt;
    for (let limb = 0; limb < limbs; limb++)
      writeLimb(target, at + limb * limbDigits, this.#ints[first + limb] ?? 0);
  }

  /** Of the number written last. */
  counter(row: number): number {
    return this.#floats[row * floatsPerRow + counterAt] ?? 0;
  }

  /** Writes the 12 digits that end the shard's id into `target` from `at` on. */
  writeShardNumber(row: number, target: Buffer, at: number): void {
    const index = this.#floats[row * floatsPerRow + shardIndexAt] ?? 0;
    writeFourDigits(target, at, Math.floor(index / 1e8));
    writeFourDigits(target, at + 4, Math.floor(index / 1e4) % 1e4);
    writeFourDigits(target, at + 8, index % 1e4);
  }

  #turnTo(row: number, counter: number, seconds: number): void {
    const source = this.#sources[row];
    if (!source) throw new Error('Each row is a shard');
    const number = encodeSequenceNumber({
      shardCreatedSeconds: source.sequenceEpochSeconds,
      shardIndex: source.index,
      counter: BigInt(counter),
      seconds,
    });
    this.#ints.set(limbsOf(number), row * intsPerRow + firstLimbAt);
  }

  /** Adds one to the counter. */
  #step(row: number): void {
    const ints = this.#ints;
    const first = row * intsPerRow + firstLimbAt;
    let carry = 0;
    for (let limb = limbs - 1; limb >= firstSteppingLimb || carry > 0; limb--) {
      const sum = (ints[first + limb] ?? 0) + (counterStep[limb] ?? 0) + carry;
      carry = sum >= limbBase ? 1 : 0;
      ints[first + limb] = sum - carry * limbBase;
    }
  }
}

/** Most significant first. */
function limbsOf(value: bigint): Int32Array {
  const decimal = value.toString().padStart(sequenceNumberDigits, '0');
  return Int32Array.from({ length: limbs }, (_, limb) =>
    Number(decimal.slice(limb * limbDigits, (limb + 1) * limbDigits)),
  );
}

function writeLimb(target: Buffer, at: number, value: number): void {
  const upper = (value / 10_000) | 0;
  // The upper part has three digits: the first of its four is always 0.
  target[at] = fourDigits[upper * 4 + 1] ?? 0;
  target[at + 1] = fourDigits[upper * 4 + 2] ?? 0;
  target[at + 2] = fourDigits[upper * 4 + 3] ?? 0;
  writeFourDigits(target, at + 3, value - upper * 10_000);
}

function writeFourDigits(target: Buffer, at: number, value: number): void {
  target[at] = fourDigits[value * 4] ?? 0;
  target[at + 1] = fourDigits[value * 4 + 1] ?? 0;
  target[at + 2] = fourDigits[value * 4 + 2] ?? 0;
  target[at + 3] = fourDigits[value * 4 + 3] ?? 0;
}

const text = Buffer.alloc(sequenceNumberDigits);

/** The same as text. */
export function printSequenceNumber(
  rows: SequenceNumberRows,
  row: number,
  counter: number,
  seconds: number,
): string {
  rows.write(row, text, 0, counter, seconds);
  return text.toString('latin1');
}
