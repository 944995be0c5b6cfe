import { none } from './frame-chain.ts';

/** Two floats and three of the whole numbers that fill the rest. */
const floatsPerRow = 4;
const tipPositionAt = 0;
const tipTimeAt = 1;
const intsPerRow = floatsPerRow * 2;
const logIdAt = 4;
const segmentAt = 5;
const newestAt = 6;

const firstRows = 64;

/**
 * What appending reads and changes of each log, a row a log. In one memory, because the objects of thousands of logs do
 * not stay in a processor's cache. A row is used again when its log is gone.
 */
export class LogRows {
  #floats = new Float64Array(firstRows * floatsPerRow);
  #ints = new Int32Array(this.#floats.buffer);
  #count = 0;
  readonly #free: number[] = [];

  add(logId: number, tipPosition: number, tipTimeMs: number): number {
    const row = this.#free.pop() ?? this.#count++;
    if (this.#floats.length < this.#count * floatsPerRow) this.#grow();
    this.#ints[row * intsPerRow + logIdAt] = logId;
    this.setTip(row, tipPosition, tipTimeMs);
    this.leaveSegment(row);
    return row;
  }

  remove(row: number): void {
    this.#free.push(row);
  }

  logId(row: number): number {
    return (this.#ints[row * intsPerRow + logIdAt] ?? 0) >>> 0;
  }

  /** The newest position given out, acknowledged or not; -1 before the first. */
  tipPosition(row: number): number {
    return this.#floats[row * floatsPerRow + tipPositionAt] ?? 0;
  }

  tipTimeMs(row: number): number {
    return this.#floats[row * floatsPerRow + tipTimeAt] ?? 0;
  }

  setTip(row: number, position: number, timeMs: number): void {
    this.#floats[row * floatsPerRow + tipPositionAt] = position;
    this.#floats[row * floatsPerRow + tipTimeAt] = timeMs;
  }

  /** Whether the log's newest frames are in that segment, which is then still in memory. */
  isIn(row: number, segmentNumber: number): boolean {
    return this.#ints[row * intsPerRow + segmentAt] === segmentNumber;
  }

  /** The newest frame in that segment. */
  newest(row: number): number {
    return this.#ints[row * intsPerRow + newestAt] ?? none;
  }

  setNewest(row: number, segmentNumber: number, frame: number): void {
    this.#ints[row * intsPerRow + segmentAt] = segmentNumber;
    this.#ints[row * intsPerRow + newestAt] = frame;
  }

  leaveSegment(row: number): void {
    this.setNewest(row, none, none);
  }

  #grow(): void {
    const floats = new Float64Array(this.#floats.length * 2);
    floats.set(this.#floats);
    this.#floats = floats;
    this.#ints = new Int32Array(floats.buffer);
  }
}
