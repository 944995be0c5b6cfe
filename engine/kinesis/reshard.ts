import type { Shard } from './shard.ts';
import type { ReshardStep, StreamRow } from './stream.ts';

/** @param middle where the upper child begins */
export const splitStep = ({ row }: Shard, middle: bigint): ReshardStep => ({
  closes: [row.index],
  opens: [
    { startingHashKey: row.startingHashKey, endingHashKey: (middle - 1n).toString() },
    { startingHashKey: middle.toString(), endingHashKey: row.endingHashKey },
  ],
});

/** @param second begins where the first ends */
export const mergeStep = ({ row: first }: Shard, { row: second }: Shard): ReshardStep => ({
  closes: [first.index, second.index],
  opens: [{ startingHashKey: first.startingHashKey, endingHashKey: second.endingHashKey }],
});

/**
 * Carries out steps one after the other: parents are closed, children opened with the next free ids. A shard that is
 * opened and closed by the same change, as UpdateShardCount makes them, holds no records but keeps the family whole.
 */
export function applyReshard(
  row: StreamRow,
  steps: readonly ReshardStep[],
  nowMs: number,
  nextLogId: () => number,
): void {
  for (const step of steps) applyStep(row, step, nowMs, nextLogId);
}

function applyStep(
  row: StreamRow,
  { closes, opens }: ReshardStep,
  nowMs: number,
  nextLogId: () => number,
): void {
  const parents = row.shards.filter(({ index }) => closes.includes(index));
  for (const parent of parents) parent.closedAtMs = nowMs;
  const [parentIndex, adjacentParentIndex] = closes;
  for (const range of opens)
    row.shards.push({
      ...range,
      index: row.nextShardIndex++,
      logId: nextLogId(),
      createdAtMs: nowMs,
      sequenceEpochSeconds: epochBehind(nowMs, parents),
      ...(parentIndex === undefined ? {} : { parentIndex }),
      ...(adjacentParentIndex === undefined ? {} : { adjacentParentIndex }),
    });
}

/** A child's numbers must be above its parents' even when they were made in the same second. */
const epochBehind = (nowMs: number, parents: StreamRow['shards']): number =>
  Math.max(
    Math.floor(nowMs / 1000),
    ...parents.map(({ sequenceEpochSeconds }) => sequenceEpochSeconds + 1),
  );
