import { isFinished, type Checkpoint } from '#lib/consumer-group/lease.ts';
import type { LeaseTable } from '#lib/consumer-group/lease-table.ts';

/** A shard as the group needs it. */
export interface GroupShard {
  readonly shardId: string;
  readonly parentIds: readonly string[];
  readonly isOpen: boolean;
}

/** Where a group without leases begins: with all that is kept, or with what comes from this moment on. */
export type InitialPosition = Extract<Checkpoint, { type: 'TRIM_HORIZON' | 'AT_TIMESTAMP' }>;

/**
 * Gives each shard its lease. Later ones are children of shards that have one, and begin at their trim horizon, so that
 * nothing between parent and child is missed. What the service has forgotten goes: nobody can read it any more.
 * @returns shards that have a lease now, and those whose records expired before they were read
 */
export function syncLeases(
  table: LeaseTable,
  shards: readonly GroupShard[],
  initial: InitialPosition,
): { created: string[]; expired: string[] } {
  const created: string[] = [];
  const isFirst = table.all.length === 0;
  const create = ({ shardId, parentIds }: GroupShard, checkpoint: Checkpoint) => {
    if (table.create(shardId, parentIds, checkpoint)) created.push(shardId);
  };
  if (isFirst) {
    const fromAll = initial.type === 'TRIM_HORIZON';
    for (const shard of shards) if (fromAll || shard.isOpen) create(shard, initial);
  } else {
    // Ids rise over a stream's life, so parents come before their children.
    for (const shard of shards.toSorted((a, b) => a.shardId.localeCompare(b.shardId)))
      if (shard.parentIds.some((parentId) => table.get(parentId)))
        create(shard, { type: 'TRIM_HORIZON' });
  }
  const listed = new Set(shards.map(({ shardId }) => shardId));
  const gone = table.all.filter(({ shardId }) => !listed.has(shardId));
  for (const { shardId } of gone) table.remove(shardId);
  return {
    created,
    expired: gone.filter((lease) => !isFinished(lease)).map(({ shardId }) => shardId),
  };
}
