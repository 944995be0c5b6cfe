import { aggregateMaxMs } from '#lib/jobs/aggregate-limits.ts';
import { createEntry, type Entry } from '#lib/jobs/batch.ts';
import { type Aggregate, createAggregate, explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';

/** Packs records into aggregates, one shard's records each. */
export interface ShardPacker {
  /** Adds a record; gives the aggregate that it did not fit into any more. */
  add(entry: Entry): Entry | undefined;
  /** One aggregate that has waited long enough. */
  due(nowMs: number): Entry | undefined;
  /** All that is left, whatever its age. */
  flush(): Entry[];
}

/** What the KPL writes for a partition key that nobody looks at. */
const outerKey = 'a';

interface Open {
  aggregate: Aggregate;
  entries: Entry[];
  sinceMs: number;
}

/** @param shardOf as `createShardLocator` makes it; records of one id share an aggregate */
export function createShardPacker(shardOf: (partitionKey: string) => string): ShardPacker {
  const open = new Map<string, Open>();

  const close = (shardId: string): Entry | undefined => {
    const found = open.get(shardId);
    open.delete(shardId);
    return found && entryOf(found, shardId);
  };

  return {
    add(entry) {
      const shardId = shardOf(entry.partitionKey);
      const found = open.get(shardId);
      if (found?.aggregate.add(entry)) {
        found.entries.push(entry);
        return undefined;
      }
      const full = close(shardId);
      const aggregate = createAggregate();
      aggregate.add(entry);
      open.set(shardId, { aggregate, entries: [entry], sinceMs: entry.madeMs });
      return full;
    },
    due(nowMs) {
      for (const [shardId, { sinceMs }] of open)
        if (nowMs - sinceMs >= aggregateMaxMs) return close(shardId);
      return undefined;
    },
    flush: () => [...open.keys()].flatMap((shardId) => close(shardId) ?? []),
  };
}

/** One record alone is sent as it is. */
function entryOf({ aggregate, entries }: Open, shardId: string): Entry {
  const [first, ...more] = entries;
  if (!first) throw new Error('An aggregate is opened with a record.');
  if (more.length === 0) return { ...first, shardId };
  return createEntry(outerKey, aggregate.finish(), first.madeMs, {
    explicitHashKey: explicitHashKeyOf(first.partitionKey),
    records: entries.length,
    clear: first.clear,
    shardId,
    onDone: () => {
      for (const { onDone } of entries) onDone?.();
    },
  });
}
