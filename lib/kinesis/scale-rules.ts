import { formatCount, plural } from '#lib/format/count.ts';

/**
 * What UpdateShardCount allows.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
 */
export const scalingsPerDay = 10;
const mostShards = 10_000;

/** What DescribeLimits says of the account in the region. */
export interface ShardQuota {
  readonly limit: number;
  /** Of all streams there, this one included. */
  readonly open: number;
}

/** The least and the most shards that one call makes of so many open ones. */
export function scaleBounds(open: number, quota?: ShardQuota): { least: number; most: number } {
  const free = quota ? open + Math.max(0, quota.limit - quota.open) : mostShards;
  return { least: Math.ceil(open / 2), most: Math.min(open * 2, mostShards, free) };
}

/** Why UpdateShardCount would refuse the target; undefined where it would not. */
export function scaleComplaint(
  open: number,
  target: number,
  quota?: ShardQuota,
): string | undefined {
  if (!Number.isInteger(target) || target < 1) return 'Enter a whole number from 1 on.';
  if (target > open * 2)
    return `At most double the ${plural(open, 'open shard')} in one go: ${formatCount(open * 2)}. Scale in several steps.`;
  if (target < open / 2)
    return `At least half the ${plural(open, 'open shard')} in one go: ${formatCount(Math.ceil(open / 2))}. Scale in several steps.`;
  if (target > mostShards)
    return `UpdateShardCount makes at most ${formatCount(mostShards)} shards of a stream.`;
  const { most } = scaleBounds(open, quota);
  if (quota && target > most && target > open)
    return `The account has ${formatCount(quota.open)} of ${formatCount(quota.limit)} shards open in the region, so at most ${formatCount(most)} here.`;
  return undefined;
}

/** Targets that are a quarter apart: they need the fewest shards on the way. */
export function scaleSteps(open: number, quota?: ShardQuota): number[] {
  const { least, most } = scaleBounds(open, quota);
  const steps = [0.5, 0.75, 1.25, 1.5, 2].map((factor) => Math.round(open * factor));
  return [...new Set(steps)].filter((step) => step !== open && step >= least && step <= most);
}
