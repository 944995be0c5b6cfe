import { setImmediate } from 'node:timers/promises';
import { frameBytes, frameLogId } from './frame.ts';
import type { Log } from './log.ts';
import type { Segment } from './segment.ts';

/** The frames of one log, in order, in the memory that they were sorted into. */
export interface Region {
  readonly log: Log;
  readonly start: number;
  readonly end: number;
  /** Where the newest frame starts. */
  readonly last: number;
}

/** Little enough that requests do not wait long. */
const framesPerTurn = 16_384;

/**
 * Copies the frames of a full segment into `target`, log after log, giving way to requests now and then. Frame after
 * frame as they were written: to read them in the order of the logs would be to wait for memory at each.
 * @param target has room for all of the segment
 */
export async function sortFrames(
  segment: Segment,
  logs: readonly Log[],
  target: Buffer,
): Promise<Region[]> {
  const places = new Places(segment, logs);
  const { count } = segment.chain;
  for (let first = 0; first < count; first += framesPerTurn) {
    places.measure(first, Math.min(count, first + framesPerTurn));
    await setImmediate();
  }
  places.layOut();
  const targetView = new DataView(target.buffer, target.byteOffset, target.length);
  for (let first = 0; first < count; first += framesPerTurn) {
    places.fill(first, Math.min(count, first + framesPerTurn), target, targetView);
    await setImmediate();
  }
  return places.regions();
}

const nowhere = -1;

/** Where the frames of each log go. */
class Places {
  readonly #segment: Segment;
  readonly #logs: readonly Log[];
  /** By the row of a log: its place among the logs. */
  readonly #indexes: Int32Array;
  /** A row is used again when its log is gone, so frames are also known by their log's id. */
  readonly #ids: Uint32Array;
  readonly #bytes: Uint32Array;
  /** Where the next frame goes. */
  readonly #ends: Uint32Array;
  readonly #lasts: Uint32Array;

  constructor(segment: Segment, logs: readonly Log[]) {
    this.#segment = segment;
    this.#logs = logs;
    const rows = logs.reduce((most, { row }) => Math.max(most, row + 1), 0);
    this.#indexes = new Int32Array(rows).fill(nowhere);
    logs.forEach(({ row }, index) => (this.#indexes[row] = index));
    this.#ids = Uint32Array.from(logs, ({ id }) => id);
    this.#bytes = new Uint32Array(logs.length);
    this.#ends = new Uint32Array(logs.length);
    this.#lasts = new Uint32Array(logs.length);
  }

  measure(first: number, end: number): void {
    const { buffer, chain } = this.#segment;
    for (let frame = first; frame < end; frame++) {
      const at = chain.offset(frame);
      const index = this.#indexOf(frame, at);
      if (index !== nowhere)
        this.#bytes[index] = (this.#bytes[index] ?? 0) + frameBytes(buffer, at);
    }
  }

  layOut(): void {
    let end = 0;
    this.#bytes.forEach((bytes, index) => {
      this.#ends[index] = end;
      end += bytes;
    });
  }

  fill(first: number, end: number, target: Buffer, targetView: DataView): void {
    const { buffer, view, chain } = this.#segment;
    for (let frame = first; frame < end; frame++) {
      const at = chain.offset(frame);
      const index = this.#indexOf(frame, at);
      if (index === nowhere) continue;
      const bytes = frameBytes(buffer, at);
      const to = this.#ends[index] ?? 0;
      if (bytes > mostBytesByWords) buffer.copy(target, to, at, at + bytes);
      else copyByWords(view, at, targetView, to, bytes);
      this.#lasts[index] = to;
      this.#ends[index] = to + bytes;
    }
  }

  regions(): Region[] {
    return this.#logs.flatMap((log, index) => {
      const end = this.#ends[index] ?? 0;
      const bytes = this.#bytes[index] ?? 0;
      return bytes === 0 ? [] : { log, start: end - bytes, end, last: this.#lasts[index] ?? 0 };
    });
  }

  #indexOf(frame: number, at: number): number {
    const index = this.#indexes[this.#segment.chain.row(frame)] ?? nowhere;
    return index === nowhere || this.#ids[index] !== frameLogId(this.#segment.buffer, at)
      ? nowhere
      : index;
  }
}

const wordBytes = 8;
/** For more, the call that copies costs less than the copying. */
const mostBytesByWords = 512;

/** @param bytes no fewer than a word has */
function copyByWords(
  source: DataView,
  at: number,
  target: DataView,
  to: number,
  bytes: number,
): void {
  const last = bytes - wordBytes;
  for (let word = 0; word < last; word += wordBytes)
    target.setBigUint64(to + word, source.getBigUint64(at + word, true), true);
  // The last word may overlap the one before.
  target.setBigUint64(to + last, source.getBigUint64(at + last, true), true);
}
