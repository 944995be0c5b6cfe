import type { ReshardStep, StreamRow } from './stream.ts';

/**
 * Carries out what UPDATING was about: parents are closed, children opened with the next free ids. A shard that is
 * opened and closed by the same change, as UpdateShardCount makes them, holds no records but keeps the family whole.
 */
export function applyReshard(row: StreamRow, nowMs: number, nextLogId: () => number): void {
  for (const step of row.pendingReshard ?? []) applyStep(row, step, nowMs, nextLogId);
  delete row.pendingReshard;
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
