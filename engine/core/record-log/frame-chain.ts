/** No frame. */
export const none = -1;

const firstCapacity = 4096;

/**
 * The frames of a segment in the order in which they were written, each with the one before it of the same log. A list for
 * each log would have to be found and lengthened for each record, which is what writing to thousands of shards spends most on.
 */
export class FrameChain {
  #offsets = new Uint32Array(firstCapacity);
  #previous = new Int32Array(firstCapacity);
  #rows = new Int32Array(firstCapacity);
  #count = 0;
  #logs = 0;

  get count(): number {
    return this.#count;
  }

  /** How many frames there are for each log that has any. */
  get framesPerLog(): number {
    return this.#count / Math.max(1, this.#logs);
  }

  /**
   * @param offset where the frame starts
   * @param row of the log
   * @param previous the newest frame of its log so far, or `none`
   * @returns the frame
   */
  link(offset: number, row: number, previous: number): number {
    const frame = this.#count;
    if (frame === this.#offsets.length) this.#grow();
    if (previous === none) this.#logs += 1;
    this.#offsets[frame] = offset;
    this.#previous[frame] = previous;
    this.#rows[frame] = row;
    this.#count = frame + 1;
    return frame;
  }

  offset(frame: number): number {
    return this.#offsets[frame] ?? 0;
  }

  previous(frame: number): number {
    return this.#previous[frame] ?? none;
  }

  /** Of the frame's log; `none` for a frame that is not wanted any more. */
  row(frame: number): number {
    return this.#rows[frame] ?? none;
  }

  unlink(frame: number): void {
    this.#rows[frame] = none;
  }

  #grow(): void {
    const capacity = this.#offsets.length * 2;
    const offsets = new Uint32Array(capacity);
    const previous = new Int32Array(capacity);
    const rows = new Int32Array(capacity);
    offsets.set(this.#offsets);
    previous.set(this.#previous);
    rows.set(this.#rows);
    this.#offsets = offsets;
    this.#previous = previous;
    this.#rows = rows;
  }
}
