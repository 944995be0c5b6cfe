import { encodeSequenceNumber } from './sequence-number.ts';

/** Every sequence number has so many: its first hexadecimal digit is 2. */
export const sequenceNumberDigits = 56;
const limbDigits = 8;
const limbs = sequenceNumberDigits / limbDigits;
const limbBase = 10 ** limbDigits;

/** A row fills a line of a processor's cache: floats, and seven limbs of half their size. */
const floatsPerRow = 8;
const counterAt = 0;
const secondsAt = 1;
const intsPerRow = floatsPerRow * 2;
const shardNumberAt = 4;
const firstLimbAt = 8;

/** The 12 digits that end a shard's id. */
const shardNumberWords = 3;

/** What one more on the counter adds to a sequence number, and what one second does. */
const counterStep = limbsOf(2n ** 80n);
const secondStep = limbsOf(2n ** 36n);
const firstSteppingLimb = counterStep.findIndex((limb) => limb > 0);
/** So many at once are added without losing a digit: limbs stay far below 2^53. */
const longestStep = 2 ** 20;

/** The ASCII of 0000 … 9999, each as one little-endian word. */
const fourDigits = Uint32Array.from({ length: 10_000 }, (_, number) =>
  Buffer.from(number.toString().padStart(4, '0')).readUInt32LE(),
);

/** What the sequence numbers of one shard have in common. */
export interface SequenceNumberSource {
  readonly index: number;
  readonly sequenceEpochSeconds: number;
}

/**
 * Prints the sequence numbers of some shards. Every record put or read needs one, mostly that after its shard's last one:
 * then only the step is added, in limbs of eight decimal digits. The arithmetic of 186-bit bigints costs ten times as much.
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
      this.#floats[row * floatsPerRow + secondsAt] = -Infinity;
      const shardNumber = index.toString().padStart(shardNumberWords * 4, '0');
      for (let word = 0; word < shardNumberWords; word++)
        this.#ints[row * intsPerRow + shardNumberAt + word] =
          fourDigits[Number(shardNumber.slice(word * 4, word * 4 + 4))] ?? 0;
    });
  }

  /**
   * Writes the 56 digits of what `encodeSequenceNumber` says into `target` from `at` on.
   * @param row the shard, by its place among the sources
   */
  write(row: number, target: DataView, at: number, counter: number, seconds: number): void {
    const start = row * floatsPerRow;
    const more = counter - (this.#floats[start + counterAt] ?? 0);
    const moreSeconds = seconds - (this.#floats[start + secondsAt] ?? 0);
    if (more === 1 && moreSeconds === 0) this.#step(row);
    else if (isShortStep(more) && isShortStep(moreSeconds)) this.#add(row, more, moreSeconds);
    else this.#turnTo(row, counter, seconds);
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
  writeShardNumber(row: number, target: DataView, at: number): void {
    const first = row * intsPerRow + shardNumberAt;
    for (let word = 0; word < shardNumberWords; word++)
      target.setInt32(at + word * 4, this.#ints[first + word] ?? 0, true);
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

  #add(row: number, more: number, moreSeconds: number): void {
    const ints = this.#ints;
    const first = row * intsPerRow + firstLimbAt;
    let carry = 0;
    for (let limb = limbs - 1; limb >= 0; limb--) {
      const steps = more * (counterStep[limb] ?? 0) + moreSeconds * (secondStep[limb] ?? 0);
      const sum = (ints[first + limb] ?? 0) + steps + carry;
      carry = Math.floor(sum / limbBase);
      ints[first + limb] = sum - carry * limbBase;
    }
  }
}

const isShortStep = (step: number): boolean => step >= 0 && step < longestStep;

/** Most significant first. */
function limbsOf(value: bigint): Int32Array {
  const decimal = value.toString().padStart(sequenceNumberDigits, '0');
  return Int32Array.from({ length: limbs }, (_, limb) =>
    Number(decimal.slice(limb * limbDigits, (limb + 1) * limbDigits)),
  );
}

function writeLimb(target: DataView, at: number, value: number): void {
  const upper = (value / 10_000) | 0;
  writeFourDigits(target, at, upper);
  writeFourDigits(target, at + 4, value - upper * 10_000);
}

function writeFourDigits(target: DataView, at: number, value: number): void {
  target.setUint32(at, fourDigits[value] ?? 0, true);
}

const text = Buffer.alloc(sequenceNumberDigits);
const textView = new DataView(text.buffer, text.byteOffset, text.length);

/** The same as text. */
export function printSequenceNumber(
  rows: SequenceNumberRows,
  row: number,
  counter: number,
  seconds: number,
): string {
  rows.write(row, textView, 0, counter, seconds);
  return text.toString('latin1');
}
