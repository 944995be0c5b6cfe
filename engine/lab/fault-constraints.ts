import type { Constraint, Constraints } from '#engine/core/service.ts';

/** As Kinesis has names of streams and consumers. */
const name: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const share: Constraint = { min: 0, max: 1 };
/** A client gives up sooner. */
const latencyMs: Constraint = { min: 0, max: 60_000 };

/** Of PutFault and DeleteFault. */
export const faultConstraints: Readonly<Record<string, Constraints>> = {
  DeleteFault: { FaultId: { ...name, required: true } },
  PutFault: {
    FaultId: name,
    Service: { min: 1, max: 64 },
    Operations: { min: 1, max: 100, item: { min: 1, max: 128 } },
    StreamName: name,
    ShardId: { pattern: 'shardId-\\d{12}' },
    AccessKeyId: { min: 1, max: 128 },
    ConsumerName: name,
    Kind: {
      required: true,
      enum: ['ERROR', 'LATENCY', 'PARTIAL_FAILURE', 'DROPPED_CONNECTION'],
    },
    ErrorName: { min: 1, max: 128 },
    ErrorMessage: { min: 1, max: 1024 },
    LatencyMs: latencyMs,
    LatencyJitterMs: latencyMs,
    FailedShare: share,
    AfterEvents: { min: 0, max: 1_000_000 },
    Probability: share,
    MostTimes: { min: 1, max: 1_000_000_000 },
    Seed: { min: 0, max: 2 ** 32 - 1 },
  },
};
