import { closeSync, mkdirSync, openSync, readdirSync, readSync, unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Store, Table } from '../store.ts';
import { frameBytes, framePosition, frameTimeMs } from './frame.ts';

/** Frames of one log, in order. */
export type Block = Buffer;

/** Large enough that a page of GetRecords takes few of them, small enough to be read for a page of one. */
export const blockBytes = 256 * 1024;

/** A block on its way to disk, as a part of a chunk of several. */
export interface PackedBlock extends Omit<BlockPlace, 'file' | 'offset'> {
  logId: number;
  /** Where in the chunk. */
  start: number;
}

/** Where a block lies, and what it holds. */
export interface BlockPlace {
  file: string;
  offset: number;
  bytes: number;
  firstPosition: number;
  /** Missing in blocks of before; there the log's tip was written down instead. */
  lastPosition?: number;
  firstTimeMs: number;
  lastTimeMs: number;
}

type BlockKey = [logId: number, firstPosition: number];

const suffix = '.blocks';
const removalsAtOnce = 1000;

/** What has left memory: files of blocks that are written once, and an index of them in the store. */
export class Blocks {
  readonly #dataDir: string;
  readonly #store: Store;
  readonly #places: Table<BlockPlace, BlockKey>;
  readonly #liveBytes: Table<number, string>;
  /** The same in memory: what is still wanted of each file. */
  readonly #live = new Map<string, number>();

  constructor(dataDir: string, store: Store) {
    mkdirSync(dataDir, { recursive: true });
    this.#dataDir = dataDir;
    this.#store = store;
    this.#places = store.table('record-blocks');
    this.#liveBytes = store.table('record-files');
    for (const { key, value } of this.#liveBytes.getRange()) this.#live.set(key, value);
    for (const file of readdirSync(dataDir))
      if (file.endsWith(suffix) && !this.#live.has(file)) unlinkSync(join(dataDir, file));
  }

  /** The last block that starts at or before `position`. */
  atOrBefore(logId: number, position: number): BlockPlace | undefined {
    const range = this.#places.getRange({
      start: [logId, position],
      end: [logId, -1],
      reverse: true,
      limit: 1,
    });
    for (const { value } of range) return value;
    return undefined;
  }

  /** Blocks in order from the first that starts behind `position`. */
  *after(logId: number, position: number): Iterable<BlockPlace> {
    const range = this.#places.getRange({ start: [logId, position + 1], end: [logId, Infinity] });
    for (const { value } of range) yield value;
  }

  read({ file, offset, bytes }: BlockPlace): Block {
    const block = Buffer.allocUnsafeSlow(bytes);
    const descriptor = openSync(join(this.#dataDir, file), 'r');
    try {
      let filled = 0;
      while (filled < bytes) {
        const count = readSync(descriptor, block, filled, bytes - filled, offset + filled);
        if (count === 0) throw new Error(`${file} ends before its block at ${offset}`);
        filled += count;
      }
    } finally {
      closeSync(descriptor);
    }
    return block;
  }

  /**
   * Writes chunks of blocks into a file of their own, giving way to requests between them.
   * @returns what to put into the index, by `put`
   */
  async write(
    name: string,
    chunks: Iterable<{ bytes: Buffer; blocks: readonly PackedBlock[] }>,
  ): Promise<{ logId: number; place: BlockPlace }[]> {
    const file = `${name}${suffix}`;
    const written: { logId: number; place: BlockPlace }[] = [];
    const handle = await open(join(this.#dataDir, file), 'w');
    try {
      let offset = 0;
      for (const { bytes, blocks } of chunks) {
        await handle.write(bytes, 0, bytes.length, offset);
        for (const { logId, start, ...place } of blocks)
          written.push({ logId, place: { file, offset: offset + start, ...place } });
        offset += bytes.length;
        await setImmediate();
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return written;
  }

  /** Adds blocks to the index, all in one turn: the store commits all of them or none. */
  put(written: readonly { logId: number; place: BlockPlace }[]): void {
    const bytesOf = new Map<string, number>();
    for (const { logId, place } of written) {
      void this.#places.put([logId, place.firstPosition], place);
      bytesOf.set(place.file, (bytesOf.get(place.file) ?? 0) + place.bytes);
    }
    for (const [file, bytes] of bytesOf) this.#count(file, bytes);
  }

  /** Takes a block out of the index. `sweep` deletes the files nothing is wanted of. */
  remove(logId: number, { firstPosition, file, bytes }: BlockPlace): void {
    void this.#places.remove([logId, firstPosition]);
    this.#count(file, -bytes);
  }

  async drop(logId: number): Promise<void> {
    for (;;) {
      const range = { start: [logId, -1], end: [logId, Infinity], limit: removalsAtOnce };
      const places = [...this.#places.getRange(range)];
      if (places.length === 0) break;
      for (const { value } of places) this.remove(logId, value);
      await this.#store.committed();
    }
    await this.sweep();
  }

  async sweep(): Promise<void> {
    const unwanted = [...this.#live].filter(([, bytes]) => bytes === 0).map(([file]) => file);
    if (unwanted.length === 0) return;
    for (const file of unwanted) {
      this.#live.delete(file);
      void this.#liveBytes.remove(file);
    }
    // Only when no index entry can lead there any more.
    await this.#store.committed();
    for (const file of unwanted) unlinkSync(join(this.#dataDir, file));
  }

  /** The logs that have blocks. */
  *logIds(): Iterable<number> {
    let after = -1;
    for (;;) {
      const [key] = this.#places.getKeys({ start: [after, Infinity], limit: 1 });
      if (!key) return;
      [after] = key;
      yield after;
    }
  }

  #count(file: string, bytes: number): void {
    const live = (this.#live.get(file) ?? 0) + bytes;
    this.#live.set(file, live);
    void this.#liveBytes.put(file, live);
  }
}

/** Where the frame with the first position at or behind `position` starts, or the block's length. */
export function frameAtPosition(block: Block, position: number): number {
  let at = 0;
  while (at < block.length && framePosition(block, at) < position) at += frameBytes(block, at);
  return at;
}

/** The position of the first record that arrived at or after `timeMs`; the block must have one. */
export function positionAtTime(block: Block, timeMs: number): number {
  let at = 0;
  while (frameTimeMs(block, at) < timeMs) at += frameBytes(block, at);
  return framePosition(block, at);
}
