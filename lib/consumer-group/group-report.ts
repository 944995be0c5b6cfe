import { z } from 'zod';
import { groupEventSchema } from '#lib/consumer-group/group-event.ts';
import { leaseSchema } from '#lib/consumer-group/lease.ts';

/** What the group did with one shard. */
const shardProgressSchema = z.object({
  /** Records, each time that one was processed. */
  processed: z.number(),
  /** Of these, those that had been processed before. */
  again: z.number(),
  /** The greatest sequence number that was processed. */
  highest: z.string(),
  /** What the processed records hold: the KPL packs many into one. */
  userRecords: z.number().default(0),
  /** User records in aggregates that were left out, because one of them belongs to another shard. */
  outside: z.number().default(0),
  /** Reads that were answered. */
  reads: z.number(),
});
export type ShardProgress = z.infer<typeof shardProgressSchema>;

const leaseReportSchema = leaseSchema.extend({
  ...shardProgressSchema.shape,
  isBlocked: z.boolean(),
  /** Age of the oldest record not processed; absent while nobody reads. */
  behindMs: z.number().optional(),
  /** Processed, but not in the checkpoint. */
  uncheckpointed: z.number(),
  /** When it was last renewed or changed. */
  touchedMs: z.number(),
});
export type LeaseReport = z.infer<typeof leaseReportSchema>;

const workerReportSchema = z.object({
  id: z.string(),
  isAlive: z.boolean(),
  processed: z.number(),
  perSecond: z.number(),
});
export type WorkerReport = z.infer<typeof workerReportSchema>;

/** A group at one moment: all that its page shows, and all that it needs to go on after a restart. */
export const groupReportSchema = z.object({
  atMs: z.number(),
  workers: z.array(workerReportSchema),
  leases: z.array(leaseReportSchema),
  /** The oldest first. */
  events: z.array(groupEventSchema),
});
export type GroupReport = z.infer<typeof groupReportSchema>;
