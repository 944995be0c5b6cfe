import type { Constraint, Constraints } from '#engine/core/service.ts';

/* The public API model's limits of each request member. */

const streamName: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const streamArn: Constraint = {
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+',
};
const streamId: Constraint = { min: 1, max: 24, pattern: '[a-z0-9]{20}-[a-z0-9]{3}' };
const shardId: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const hashKey: Constraint = { pattern: '0|([1-9]\\d{0,38})' };
const sequenceNumber: Constraint = { pattern: '0|([1-9]\\d{0,128})' };
const nextToken: Constraint = { min: 1, max: 1_048_576 };
const data: Constraint = { required: true, min: 0, max: 10_485_760 };
/** Needed wherever the strategy is not AUTO, which the operations check. */
const partitionKey: Constraint = { min: 1, max: 256 };

const tags: Constraint = {
  min: 1,
  max: 200,
  key: { min: 1, max: 128 },
  value: { min: 0, max: 256 },
};
const tagKeys: Constraint = { required: true, min: 1, max: 50, item: { min: 1, max: 128 } };
const shardLevelMetrics: Constraint = {
  required: true,
  min: 1,
  max: 7,
  item: {
    enum: [
      'IncomingBytes',
      'IncomingRecords',
      'OutgoingBytes',
      'OutgoingRecords',
      'WriteProvisionedThroughputExceeded',
      'ReadProvisionedThroughputExceeded',
      'IteratorAgeMilliseconds',
      'ALL',
    ],
  },
};

const streamMode: Constraint = {
  members: { StreamMode: { required: true, enum: ['PROVISIONED', 'ON_DEMAND'] } },
};

const consumerArn: Constraint = {
  min: 1,
  max: 2048,
  pattern:
    '^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+',
};
const resourceArn: Constraint = {
  required: true,
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+',
};

const shardIteratorType: Constraint = {
  required: true,
  enum: ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_TIMESTAMP', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'],
};

const encryption: Constraints = {
  EncryptionType: { required: true, enum: ['NONE', 'KMS'] },
  KeyId: { required: true, min: 1, max: 2048 },
};

const stream: Constraints = { StreamName: streamName, StreamARN: streamArn, StreamId: streamId };

export const constraints: Readonly<Record<string, Constraints>> = {
  CreateStream: {
    StreamName: { ...streamName, required: true },
    ShardCount: { min: 1 },
    StreamModeDetails: streamMode,
    Tags: tags,
    WarmThroughputMiBps: { min: 0 },
    MaxRecordSizeInKiB: { min: 1024, max: 10_240 },
    RecordDistributionStrategy: { enum: ['AUTO', 'USER_PARTITION_KEY'] },
  },
  DeleteStream: stream,
  DescribeStream: {
    ...stream,
    Limit: { min: 1, max: 10_000 },
    ExclusiveStartShardId: shardId,
  },
  DescribeStreamSummary: stream,
  ListStreams: {
    Limit: { min: 1, max: 10_000 },
    ExclusiveStartStreamName: streamName,
    NextToken: nextToken,
  },
  ListShards: {
    ...stream,
    NextToken: nextToken,
    ExclusiveStartShardId: shardId,
    MaxResults: { min: 1, max: 10_000 },
    ShardFilter: {
      members: {
        Type: {
          required: true,
          enum: [
            'AFTER_SHARD_ID',
            'AT_TRIM_HORIZON',
            'FROM_TRIM_HORIZON',
            'AT_LATEST',
            'AT_TIMESTAMP',
            'FROM_TIMESTAMP',
          ],
        },
        ShardId: shardId,
      },
    },
  },
  AddTagsToStream: { ...stream, Tags: { ...tags, required: true } },
  RemoveTagsFromStream: { ...stream, TagKeys: tagKeys },
  ListTagsForStream: {
    ...stream,
    ExclusiveStartTagKey: { min: 1, max: 128 },
    Limit: { min: 1, max: 50 },
  },
  IncreaseStreamRetentionPeriod: { ...stream, RetentionPeriodHours: { required: true } },
  DecreaseStreamRetentionPeriod: { ...stream, RetentionPeriodHours: { required: true } },
  EnableEnhancedMonitoring: { ...stream, ShardLevelMetrics: shardLevelMetrics },
  DisableEnhancedMonitoring: { ...stream, ShardLevelMetrics: shardLevelMetrics },
  UpdateMaxRecordSize: {
    StreamARN: streamArn,
    StreamId: streamId,
    MaxRecordSizeInKiB: { required: true, min: 1024, max: 10_240 },
  },
  UpdateStreamWarmThroughput: { ...stream, WarmThroughputMiBps: { required: true, min: 0 } },
  UpdateStreamRecordDistributionStrategy: {
    StreamARN: { ...streamArn, required: true },
    StreamId: streamId,
    RecordDistributionStrategy: { required: true, enum: ['AUTO', 'USER_PARTITION_KEY'] },
  },
  UpdateStreamMode: {
    StreamARN: { ...streamArn, required: true },
    StreamId: streamId,
    StreamModeDetails: { ...streamMode, required: true },
    WarmThroughputMiBps: { min: 0 },
  },
  RegisterStreamConsumer: {
    StreamARN: { ...streamArn, required: true },
    StreamId: streamId,
    ConsumerName: { ...streamName, required: true },
    Tags: tags,
  },
  DeregisterStreamConsumer: {
    StreamARN: streamArn,
    StreamId: streamId,
    ConsumerName: streamName,
    ConsumerARN: consumerArn,
  },
  DescribeStreamConsumer: {
    StreamARN: streamArn,
    StreamId: streamId,
    ConsumerName: streamName,
    ConsumerARN: consumerArn,
  },
  ListStreamConsumers: {
    StreamARN: { ...streamArn, required: true },
    StreamId: streamId,
    NextToken: nextToken,
    MaxResults: { min: 1, max: 10_000 },
  },
  TagResource: { ResourceARN: resourceArn, StreamId: streamId, Tags: { ...tags, required: true } },
  UntagResource: { ResourceARN: resourceArn, StreamId: streamId, TagKeys: tagKeys },
  ListTagsForResource: { ResourceARN: resourceArn, StreamId: streamId },
  StartStreamEncryption: { ...stream, ...encryption },
  StopStreamEncryption: { ...stream, ...encryption },
  PutResourcePolicy: {
    ResourceARN: resourceArn,
    StreamId: streamId,
    Policy: { required: true },
  },
  GetResourcePolicy: { ResourceARN: resourceArn, StreamId: streamId },
  DeleteResourcePolicy: { ResourceARN: resourceArn, StreamId: streamId },
  UpdateAccountSettings: {
    MinimumThroughputBillingCommitment: {
      required: true,
      members: { Status: { required: true, enum: ['ENABLED', 'DISABLED'] } },
    },
  },
  SplitShard: {
    ...stream,
    ShardToSplit: { ...shardId, required: true },
    NewStartingHashKey: { ...hashKey, required: true },
  },
  MergeShards: {
    ...stream,
    ShardToMerge: { ...shardId, required: true },
    AdjacentShardToMerge: { ...shardId, required: true },
  },
  UpdateShardCount: {
    ...stream,
    TargetShardCount: { required: true, min: 1 },
    ScalingType: { required: true, enum: ['UNIFORM_SCALING'] },
  },
  PutRecord: {
    ...stream,
    Data: data,
    PartitionKey: partitionKey,
    ExplicitHashKey: hashKey,
    SequenceNumberForOrdering: sequenceNumber,
  },
  PutRecords: {
    ...stream,
    Records: {
      required: true,
      min: 1,
      max: 500,
      item: {
        members: { Data: data, PartitionKey: partitionKey, ExplicitHashKey: hashKey },
      },
    },
  },
  GetShardIterator: {
    ...stream,
    ShardId: { ...shardId, required: true },
    ShardIteratorType: shardIteratorType,
    StartingSequenceNumber: sequenceNumber,
  },
  SubscribeToShard: {
    ConsumerARN: { ...consumerArn, required: true },
    ShardId: { ...shardId, required: true },
    StartingPosition: {
      required: true,
      members: { Type: shardIteratorType, SequenceNumber: sequenceNumber },
    },
    StreamId: streamId,
  },
  GetRecords: {
    StreamARN: streamArn,
    StreamId: streamId,
    ShardIterator: { required: true, min: 1, max: 512 },
    Limit: { min: 1, max: 10_000 },
  },
};
