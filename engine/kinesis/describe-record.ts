import type { _Record as KinesisRecord } from '@aws-sdk/client-kinesis';
import type { LogRecord } from '#engine/core/record-log.ts';
import type { Shard } from './shard.ts';
import { encryptedMark } from './write-records.ts';

/** A record as readers get it, with a copy of its data. */
export const describeRecord = (shard: Shard, record: LogRecord): KinesisRecord => ({
  SequenceNumber: shard.sequenceNumber(record.position, record.timeMs),
  ApproximateArrivalTimestamp: new Date(record.timeMs),
  Data: new Uint8Array(record.data),
  PartitionKey: record.partitionKey,
  ...(record.mark === encryptedMark ? { EncryptionType: 'KMS' as const } : {}),
});
