import type { GroupReport } from '#lib/consumer-group/group-report.ts';

/** What a group did and does, all its shards together. */
export interface GroupSums {
  readonly processed: number;
  /** Of these, records that had been processed before. */
  readonly again: number;
  /** What the processed records hold, aggregates unfolded. */
  readonly userRecords: number;
  /** User records in aggregates that were left out. */
  readonly outside: number;
  readonly perSecond: number;
  readonly reads: number;
  /** Of the shard that is furthest behind; undefined before anything was read. */
  readonly behindMs: number | undefined;
  /** Shards that are being read or wait for somebody. */
  readonly shards: number;
}

export function sumGroup({ leases, workers }: GroupReport): GroupSums {
  const behind = leases.flatMap(({ behindMs }) => behindMs ?? []);
  return {
    processed: leases.reduce((sum, { processed }) => sum + processed, 0),
    again: leases.reduce((sum, { again }) => sum + again, 0),
    userRecords: leases.reduce((sum, { userRecords }) => sum + userRecords, 0),
    outside: leases.reduce((sum, { outside }) => sum + outside, 0),
    perSecond: workers.reduce((sum, { perSecond }) => sum + perSecond, 0),
    reads: leases.reduce((sum, { reads }) => sum + reads, 0),
    behindMs: behind.length === 0 ? undefined : Math.max(...behind),
    shards: leases.filter(({ checkpoint }) => checkpoint.type !== 'SHARD_END').length,
  };
}
