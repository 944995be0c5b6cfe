/**
 * Quotas of Kinesis Data Streams.
 * https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */

/** Into one shard, keys included. */
export const shardWriteBytesPerSecond = 1_048_576;
export const shardWriteRecordsPerSecond = 1_000;

/** Out of one shard, shared by all readers without enhanced fan-out. */
export const shardReadBytesPerSecond = 2_097_152;
/** GetRecords calls on one shard. */
export const shardReadsPerSecond = 5;

/** Of one PutRecords call. */
export const putRecordsMaxRecords = 500;

/** Data and partition key of one record, where the stream does not allow larger ones. */
export const recordMaxBytes = 1_048_576;
