'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShardRow } from '../plan/shard-row.ts';
import { areNeighbours } from '#lib/kinesis/reshard-plan.ts';

interface NeighboursProps {
  shard: ShardRow;
  rows: readonly ShardRow[];
  onSelect: (shardIds: string[]) => void;
}

/** The other thing that can be done to a shard: to merge it with one beside it. */
export function Neighbours({ shard, rows, onSelect }: NeighboursProps) {
  const open = rows.filter(({ isOpen }) => isOpen);
  const lower = open.find((other) => areNeighbours(other, shard));
  const upper = open.find((other) => areNeighbours(shard, other));
  if (!lower && !upper) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {lower && (
        <Button variant="inline-link" onClick={() => onSelect([lower.shardId, shard.shardId])}>
          Merge with {lower.shardId} below
        </Button>
      )}
      {upper && (
        <Button variant="inline-link" onClick={() => onSelect([shard.shardId, upper.shardId])}>
          Merge with {upper.shardId} above
        </Button>
      )}
    </SpaceBetween>
  );
}
