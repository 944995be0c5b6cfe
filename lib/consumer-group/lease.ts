import { z } from 'zod';

/** Where whoever reads the shard next begins; `SHARD_END` once all of a closed shard was processed. */
const checkpointSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('TRIM_HORIZON') }),
  z.object({ type: z.literal('AT_TIMESTAMP'), atMs: z.number() }),
  z.object({ type: z.literal('AFTER_SEQUENCE_NUMBER'), sequenceNumber: z.string() }),
  z.object({ type: z.literal('SHARD_END') }),
]);
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** One shard's row in the table that the workers of a group share, as the KCL keeps it in DynamoDB. */
export const leaseSchema = z.object({
  shardId: z.string(),
  parentIds: z.array(z.string()).readonly(),
  checkpoint: checkpointSchema,
  /** Absent while nobody has it. */
  owner: z.string().optional(),
  /** Whoever had it before and is to checkpoint first. */
  previousOwner: z.string().optional(),
  /** Goes up with each renewal: a lease whose counter stands still has an owner that is gone. */
  counter: z.number(),
  /** How often it went to another worker. */
  switches: z.number(),
});
export type Lease = Readonly<z.infer<typeof leaseSchema>>;

export const isFinished = ({ checkpoint }: Pick<Lease, 'checkpoint'>): boolean =>
  checkpoint.type === 'SHARD_END';

/** Records of a key go on in the child, so it is not begun before all of its parents are through. */
export const isBlocked = (lease: Lease, table: ReadonlyMap<string, Lease>): boolean =>
  lease.parentIds.some((parentId) => {
    const parent = table.get(parentId);
    return parent !== undefined && !isFinished(parent);
  });
