import type { Store, Table } from '../store.ts';
import type { Blocks } from './blocks.ts';

/** The last position of a log's flushed part, and when its record arrived. */
type Tip = [position: number, timeMs: number];

const none: Tip = [-1, 0];

/**
 * Where the flushed part of each log ends. Its last block says so; what is written down here is for logs that have none
 * left, whose positions rise on all the same.
 */
export class Tips {
  readonly #blocks: Blocks;
  readonly #table: Table<Tip, number>;

  constructor(store: Store, blocks: Blocks) {
    this.#blocks = blocks;
    this.#table = store.table('record-tips');
  }

  of(logId: number): Tip {
    const tip = this.#table.get(logId) ?? none;
    const last = this.#blocks.atOrBefore(logId, Infinity);
    const lastPosition = last?.lastPosition ?? none[0];
    return last && lastPosition > tip[0] ? [lastPosition, last.lastTimeMs] : tip;
  }

  /** Resolves once it survives `kill -9`. */
  async write(logId: number, position: number, timeMs: number): Promise<void> {
    await this.#table.put(logId, [position, timeMs]);
  }

  async remove(logId: number): Promise<void> {
    await this.#table.remove(logId);
  }

  /** The logs that were written down. */
  logIds(): Iterable<number> {
    return this.#table.getKeys();
  }
}
