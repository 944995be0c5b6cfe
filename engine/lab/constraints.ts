import type { Constraint, Constraints } from '#engine/core/service.ts';
import { faultConstraints } from '#engine/lab/fault-constraints.ts';
import { snapshotConstraints } from '#engine/lab/snapshot-constraints.ts';

/** As Kinesis has it. */
const streamName: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const shardId: Constraint = streamName;

/** 366 days in seconds. */
export const furthestJumpSeconds = 366 * 86_400;

export const constraints: Readonly<Record<string, Constraints>> = {
  ...faultConstraints,
  ...snapshotConstraints,
  SetClock: {
    Speed: { min: 0.01, max: 1_000 },
    AdvanceSeconds: { min: 0, max: furthestJumpSeconds },
  },
  GetHeavyKeys: {
    StreamName: { ...streamName, required: true },
    ShardId: shardId,
    MaxKeys: { min: 1, max: 16 },
  },
  ListReaders: {
    StreamName: { ...streamName, required: true },
    NextToken: { min: 1, max: 64 },
    MaxResults: { min: 1, max: 1_000 },
  },
  GetLimits: { StreamName: streamName },
  PutLimits: { Enforced: { required: true }, StreamName: streamName },
  SetLifecycle: { TransitionMs: { required: true, min: 0, max: 60_000 } },
};
