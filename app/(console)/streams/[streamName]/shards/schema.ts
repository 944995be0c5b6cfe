import { z } from 'zod';
import { plannedCall } from '#lib/aws/planned-call.ts';
import { largestHashKey } from '#lib/kinesis/hash-key-range.ts';

const name = z.string().min(1).max(128);

/** As Kinesis writes it: a decimal number. */
export const hashKey = z
  .string()
  .trim()
  .regex(/^(0|[1-9]\d{0,38})$/, 'Enter a whole number from 0 to 2^128 − 1.')
  .refine((text) => BigInt(text) <= largestHashKey, 'Hash keys end at 2^128 − 1.');

export const splitSchema = z.object({
  streamName: name,
  shardId: name,
  newStartingHashKey: hashKey,
});
export type SplitInput = z.infer<typeof splitSchema>;

export const splitCall = ({ streamName, shardId, newStartingHashKey }: SplitInput) =>
  plannedCall('SplitShard', {
    StreamName: streamName,
    ShardToSplit: shardId,
    NewStartingHashKey: newStartingHashKey,
  });

/** `lowerId` ends where `upperId` begins. */
export const mergeSchema = z.object({ streamName: name, lowerId: name, upperId: name });
export type MergeInput = z.infer<typeof mergeSchema>;

export const mergeCall = ({ streamName, lowerId, upperId }: MergeInput) =>
  plannedCall('MergeShards', {
    StreamName: streamName,
    ShardToMerge: lowerId,
    AdjacentShardToMerge: upperId,
  });
