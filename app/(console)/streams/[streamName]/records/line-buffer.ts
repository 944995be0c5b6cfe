import type { RecordLine } from '#lib/records/record-line.ts';

/** The newest lines, up to a number. Old ones go in lots, so that each new one costs the same. */
export class LineBuffer {
  readonly #most: number;
  readonly #slack: number;
  #lines: RecordLine[] = [];
  #snapshot: readonly RecordLine[] | undefined;

  constructor(most: number) {
    this.#most = most;
    this.#slack = Math.ceil(most / 4);
  }

  push(lines: readonly RecordLine[]): void {
    if (lines.length === 0) return;
    this.#snapshot = undefined;
    for (const line of lines) this.#lines.push(line);
    if (this.#lines.length > this.#most + this.#slack) this.#lines = this.#lines.slice(-this.#most);
  }

  /** A list of its own, which later lines do not change; the same one until there are some. */
  snapshot(): readonly RecordLine[] {
    this.#snapshot ??= this.#lines.slice(-this.#most);
    return this.#snapshot;
  }
}
