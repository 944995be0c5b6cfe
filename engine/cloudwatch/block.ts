/**
 * The statistics of 64 series in 5 steps of time: sum, minimum, maximum and count each. A step is a second or a
 * minute. A count of 0 says that nothing happened.
 */
export type Block = Float64Array;

/** Series that share a block. */
export const seriesPerBlock = 64;

/** Steps that a block is long. */
export const stepsPerBlock = 5;

const fieldsPerCell = 4;

export const createBlock = (): Block =>
  new Float64Array(seriesPerBlock * stepsPerBlock * fieldsPerCell);

/** Where a step's statistics of a series begin. */
export const cellAt = (slot: number, step: number): number =>
  (slot * stepsPerBlock + step) * fieldsPerCell;

export const countAt = (block: Block, cell: number): number => block[cell + 3] ?? 0;

/** Adds samples to a cell. Any order and any grouping of samples comes to the same, but for the rounding of sums. */
export function addSamples(
  block: Float64Array,
  cell: number,
  sum: number,
  min: number,
  max: number,
  count: number,
): void {
  const isFirst = block[cell + 3] === 0;
  block[cell] = (block[cell] ?? 0) + sum;
  if (isFirst || min < (block[cell + 1] ?? 0)) block[cell + 1] = min;
  if (isFirst || max > (block[cell + 2] ?? 0)) block[cell + 2] = max;
  block[cell + 3] = (block[cell + 3] ?? 0) + count;
}

/** By slot: all are wanted. */
export const everySeries = new Uint8Array(seriesPerBlock).fill(1);

/** Takes the statistics of one series in one step. */
export type Visit = (
  slot: number,
  step: number,
  sum: number,
  min: number,
  max: number,
  count: number,
) => void;

/**
 * Visits what happened in a block.
 * @param wanted by slot: 0 leaves a series out
 */
export function visitBlock(block: Block, wanted: Uint8Array, visit: Visit): void {
  for (let slot = 0; slot < seriesPerBlock; slot++) {
    if (wanted[slot] === 0) continue;
    for (let step = 0; step < stepsPerBlock; step++) {
      const cell = cellAt(slot, step);
      const count = countAt(block, cell);
      if (count > 0)
        visit(slot, step, block[cell] ?? 0, block[cell + 1] ?? 0, block[cell + 2] ?? 0, count);
    }
  }
}

/** Adds what it visits to a block. */
export const addTo =
  (block: Block): Visit =>
  (slot, step, sum, min, max, count) =>
    addSamples(block, cellAt(slot, step), sum, min, max, count);
