import { foldFrames, largestFrame } from '#engine/cloudwatch/frame.ts';
import type { Store, Table } from '#engine/core/store.ts';

/** A table's keys are `chunk × 2²⁰ + group`: in order of time, so that the oldest go first and the newest go last. */
const groupsPerChunk = 2 ** 20;

/**
 * Frames on disk, by chunk of time and group of series. The store shows a write only once it is committed; here it
 * shows at once.
 */
export class FrameTable {
  readonly #table: Table<Buffer, number>;
  /** Writes on their way. */
  readonly #uncommitted = new Map<number, Buffer>();
  /** Nothing is left below, though the store may still show it. */
  #removedTo = 0;

  constructor(store: Store, name: string) {
    this.#table = store.bytes<number>(name);
  }

  get(chunk: number, group: number): Buffer | undefined {
    const key = chunk * groupsPerChunk + group;
    return this.#uncommitted.get(key) ?? this.#table.get(key);
  }

  /** Puts a frame in the place of what was there. */
  replace(chunk: number, group: number, frames: Buffer): void {
    const key = chunk * groupsPerChunk + group;
    this.#uncommitted.set(key, frames);
    this.#removedTo = Math.min(this.#removedTo, key);
    void this.#commit(key, frames);
  }

  /** Puts a frame behind those that are there, and makes one of them before they take more room than one can. */
  append(chunk: number, group: number, frame: Buffer): void {
    const earlier = this.get(chunk, group);
    const frames = earlier ? Buffer.concat([earlier, frame]) : frame;
    this.replace(chunk, group, frames.length > largestFrame ? foldFrames(frames) : frames);
  }

  /** Every committed chunk and group from a chunk on, in order of time. */
  *from(chunk: number): Generator<{ chunk: number; group: number }> {
    for (const key of this.#table.getKeys({ start: chunk * groupsPerChunk }))
      yield { chunk: Math.floor(key / groupsPerChunk), group: key % groupsPerChunk };
  }

  /** The oldest chunk there is. */
  first(): number | undefined {
    let oldest = Number.POSITIVE_INFINITY;
    for (const key of this.#uncommitted.keys()) oldest = Math.min(oldest, key);
    for (const key of this.#table.getKeys({ start: this.#removedTo, limit: 1 }))
      oldest = Math.min(oldest, key);
    return Number.isFinite(oldest) ? Math.floor(oldest / groupsPerChunk) : undefined;
  }

  /** Deletes chunks before one, the oldest first. @returns whether there may be more */
  removeBefore(chunk: number, mostFrames: number): boolean {
    const end = chunk * groupsPerChunk;
    for (const key of this.#uncommitted.keys()) if (key < end) this.#remove(key);
    const keys = [...this.#table.getKeys({ start: this.#removedTo, end, limit: mostFrames })];
    for (const key of keys) this.#remove(key);
    this.#removedTo = (keys.at(-1) ?? this.#removedTo - 1) + 1;
    return keys.length === mostFrames;
  }

  async #commit(key: number, frames: Buffer): Promise<void> {
    await this.#table.put(key, frames);
    if (this.#uncommitted.get(key) === frames) this.#uncommitted.delete(key);
  }

  #remove(key: number): void {
    this.#uncommitted.delete(key);
    void this.#table.remove(key);
  }

  async clear(): Promise<void> {
    this.#uncommitted.clear();
    this.#removedTo = 0;
    await this.#table.clearAsync();
  }
}
