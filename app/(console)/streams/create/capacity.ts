import {
  shardReadBytesPerSecond,
  shardReadsPerSecond,
  shardWriteBytesPerSecond,
  shardWriteRecordsPerSecond,
} from '#lib/kinesis/limits.ts';

export interface Load {
  recordsPerSecond: number;
  /** Of an average record, data and partition key. */
  bytes: number;
  /** Readers that share the shards' throughput, each reading everything. */
  consumers: number;
}

/** One of the limits that more shards raise. */
export interface CapacityStep {
  limit: 'bytesIn' | 'recordsIn' | 'bytesOut';
  /** What the load asks for, a second. */
  wanted: number;
  /** What one shard takes, a second. */
  perShard: number;
  /** Whole shards. */
  shards: number;
}

export interface Capacity {
  steps: CapacityStep[];
  /** The step that asks for the most shards. */
  binding: CapacityStep;
  /** More readers than a shard's five reads a second allow at a read a second each. No number of shards helps. */
  hasTooManyConsumers: boolean;
}

/** How many shards evenly spread keys need, and which limit says so. */
export function capacityFor({ recordsPerSecond, bytes, consumers }: Load): Capacity {
  const bytesPerSecond = recordsPerSecond * bytes;
  const bytesIn = step('bytesIn', bytesPerSecond, shardWriteBytesPerSecond);
  const recordsIn = step('recordsIn', recordsPerSecond, shardWriteRecordsPerSecond);
  const bytesOut = step('bytesOut', bytesPerSecond * consumers, shardReadBytesPerSecond);
  const steps = [bytesIn, recordsIn, bytesOut];
  return {
    steps,
    binding: steps.reduce((most, next) =>
      next.wanted / next.perShard > most.wanted / most.perShard ? next : most,
    ),
    hasTooManyConsumers: consumers > shardReadsPerSecond,
  };
}

const step = (limit: CapacityStep['limit'], wanted: number, perShard: number): CapacityStep => ({
  limit,
  wanted,
  perShard,
  shards: Math.max(1, Math.ceil(wanted / perShard)),
});
