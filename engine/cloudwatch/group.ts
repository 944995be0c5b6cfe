import { type Block, createBlock, seriesPerBlock } from '#engine/cloudwatch/block.ts';
import type { Series } from '#engine/cloudwatch/series.ts';

/** The series that are stored together, and what they did in the 5 seconds not yet written. */
export class Group {
  readonly index: number;
  /** The last second in which each series had a sample; 0 for none. */
  readonly lastSeconds = new Float64Array(seriesPerBlock);
  /** Those that write into the block. Two may share a slot. */
  readonly members: Series[] = [];
  /** The 5 seconds that the block holds; `undefined` when it is empty. */
  chunk: number | undefined;
  #block: Block | undefined;

  constructor(index: number) {
    this.index = index;
  }

  get block(): Block {
    this.#block ??= createBlock();
    return this.#block;
  }

  /** Empties the block, and makes every series look for its cell anew. */
  empty(): void {
    this.#block?.fill(0);
    this.chunk = undefined;
    for (const series of this.members) series.leaveCell();
  }

  /** Gives up the memory of a block that is empty. */
  release(): void {
    if (this.chunk === undefined) this.#block = undefined;
  }
}
