import { addSamples, type Block, countAt } from '#engine/cloudwatch/block.ts';
import type { Group } from '#engine/cloudwatch/group.ts';
import type { Clock } from '#engine/core/clock.ts';
import type { MetricIdentity, MetricSeries, Samples } from '#engine/core/metrics.ts';

/** Where a series is stored. */
export interface Place {
  readonly group: Group;
  readonly slot: number;
}

/** Finds the cell in which samples of a second are gathered. */
export type OpenCell = (series: Series, second: number) => { block: Block; cell: number };

const nowhere = new Float64Array(4);

/** A metric that samples are added to. */
export class Series implements MetricSeries {
  readonly identity: MetricIdentity;
  /** None before the first sample, and when the series has been forgotten. */
  place: Place | undefined;
  readonly #clock: Clock;
  readonly #openCell: OpenCell;
  #second = -1;
  #block: Block = nowhere;
  #cell = 0;

  constructor(identity: MetricIdentity, clock: Clock, openCell: OpenCell) {
    this.identity = identity;
    this.#clock = clock;
    this.#openCell = openCell;
  }

  add(value: number, atMs = this.#clock.now()): void {
    const second = Math.floor(atMs / 1000);
    if (second !== this.#second) this.#enter(second);
    const block = this.#block;
    const cell = this.#cell;
    block[cell] = (block[cell] ?? 0) + value;
    if (value < (block[cell + 1] ?? 0)) block[cell + 1] = value;
    if (value > (block[cell + 2] ?? 0)) block[cell + 2] = value;
    block[cell + 3] = (block[cell + 3] ?? 0) + 1;
  }

  addMany({ sum, min, max, count }: Samples, atMs: number): void {
    const second = Math.floor(atMs / 1000);
    if (second !== this.#second) this.#enter(second);
    addSamples(this.#block, this.#cell, sum, min, max, count);
  }

  /** The cell is no longer this series': the next sample looks for its own. */
  leaveCell(): void {
    this.#second = -1;
  }

  #enter(second: number): void {
    const { block, cell } = this.#openCell(this, second);
    this.#second = second;
    this.#block = block;
    this.#cell = cell;
    if (countAt(block, cell) > 0) return;
    block[cell + 1] = Number.POSITIVE_INFINITY;
    block[cell + 2] = Number.NEGATIVE_INFINITY;
  }
}
