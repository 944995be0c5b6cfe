import type { Entry } from '#lib/jobs/batch.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { evenly, createPacer } from '#lib/jobs/pacer.ts';
import { retryPolicies } from '#lib/jobs/retry-policy.ts';
import { createShardLocator, type LocatedShard } from '#lib/jobs/shard-locator.ts';
import { createShardPacker } from '#lib/jobs/shard-packer.ts';
import { createShardBudget } from '#workers/shard-budget.ts';

/** What a plan lets go out, as Kinesis records. */
export interface EntrySupply {
  /** The next Kinesis record; `make` gives the records that it is made of. */
  next(nowMs: number, make: () => Entry | undefined): Entry | undefined;
  mayGo(entry: Entry, nowMs: number): boolean;
  /** What has been packed and not sent. */
  left(): Entry[];
}

const retryShare = 0.25;
const leastRetriesPerSecond = 20;

export function createEntrySupply(
  { sending, recordsPerSecond }: GeneratorPlan,
  shards: () => readonly LocatedShard[],
  nowMs: number,
): EntrySupply {
  const policy = retryPolicies[sending.retry];
  const shardOf = createShardLocator(shards);
  const packer = sending.aggregates ? createShardPacker(shardOf) : undefined;
  const budget =
    policy.shardRateLimit === undefined ? undefined : createShardBudget(policy.shardRateLimit);
  const retries = createPacer(
    evenly(Math.max(leastRetriesPerSecond, recordsPerSecond * retryShare)),
    nowMs,
  );

  const located = (entry: Entry | undefined): Entry | undefined =>
    entry && budget ? { ...entry, shardId: shardOf(entry.partitionKey) } : entry;

  return {
    next(atMs, make) {
      if (!packer) return located(make());
      const due = packer.due(atMs);
      if (due) return due;
      for (let entry = make(); entry; entry = make()) {
        const full = packer.add(entry);
        if (full) return full;
      }
      return undefined;
    },
    mayGo(entry, atMs) {
      if (budget) return budget(entry, atMs);
      return entry.attempts === 0 || !policy.isBudgeted || retries.take(atMs, 1) === 1;
    },
    left: () => packer?.flush() ?? [],
  };
}
