import type { Constraint, Constraints } from '#engine/core/service.ts';
import { channelConstraints } from './channels/channel-constraints.ts';
import { nextToken, streamArn, streamName, tags } from './member-constraints.ts';

/*
 * The public API model's limits of each request member, in the order in which AWS complains of them where kinesalite
 * recorded it: https://github.com/mhart/kinesalite/tree/master/validations. The anchors that the model has since put
 * round two patterns, `^(0|([1-9]\d{0,38}))$`, are left out as they were in those messages.
 */

const streamId: Constraint = { min: 1, max: 24, pattern: '[a-z0-9]{20}-[a-z0-9]{3}' };
const shardId: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };
const hashKey: Constraint = { pattern: '0|([1-9]\\d{0,38})' };
const sequenceNumber: Constraint = { pattern: '0|([1-9]\\d{0,128})' };
const data: Constraint = { required: true, min: 0, max: 10_485_760 };
/** Needed wherever the strategy is not AUTO, which the operations check. */
const partitionKey: Constraint = { min: 1, max: 256 };

/** The most is not in the public model; kinesalite recorded it of AWS. */
const shardCount: Constraint = { min: 1, max: 100_000 };
/** Likewise the least. */
const retentionHours: Constraint = { required: true, min: 1 };

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
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*(stream|channel)/\\S+',
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
  ...channelConstraints,
  CreateStream: {
    ShardCount: shardCount,
    StreamName: { ...streamName, required: true },
    StreamModeDetails: streamMode,
    Tags: tags,
    WarmThroughputMiBps: { min: 0 },
    MaxRecordSizeInKiB: { min: 1024, max: 10_240 },
    RecordDistributionStrategy: { enum: ['AUTO', 'USER_PARTITION_KEY'] },
  },
  DeleteStream: stream,
  DescribeStream: {
    Limit: { min: 1, max: 10_000 },
    ExclusiveStartShardId: shardId,
    ...stream,
  },
  DescribeStreamSummary: stream,
  ListStreams: {
    Limit: { min: 1, max: 10_000 },
    ExclusiveStartStreamName: streamName,
    NextToken: nextToken,
  },
  ListShards: {
    ExclusiveStartShardId: shardId,
    MaxResults: { min: 1, max: 10_000 },
    NextToken: nextToken,
    ...stream,
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
  AddTagsToStream: { Tags: { ...tags, required: true }, ...stream },
  RemoveTagsFromStream: { TagKeys: tagKeys, ...stream },
  ListTagsForStream: {
    Limit: { min: 1, max: 50 },
    ExclusiveStartTagKey: { min: 1, max: 128 },
    ...stream,
  },
  IncreaseStreamRetentionPeriod: { RetentionPeriodHours: retentionHours, ...stream },
  DecreaseStreamRetentionPeriod: { RetentionPeriodHours: retentionHours, ...stream },
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
    NewStartingHashKey: { ...hashKey, required: true },
    ...stream,
    ShardToSplit: { ...shardId, required: true },
  },
  MergeShards: {
    ShardToMerge: { ...shardId, required: true },
    AdjacentShardToMerge: { ...shardId, required: true },
    ...stream,
  },
  UpdateShardCount: {
    ScalingType: { required: true, enum: ['UNIFORM_SCALING'] },
    ...stream,
    TargetShardCount: { ...shardCount, required: true },
  },
  PutRecord: {
    SequenceNumberForOrdering: sequenceNumber,
    PartitionKey: partitionKey,
    ExplicitHashKey: hashKey,
    Data: data,
    ...stream,
  },
  PutRecords: {
    Records: {
      required: true,
      min: 1,
      max: 500,
      item: {
        members: { PartitionKey: partitionKey, ExplicitHashKey: hashKey, Data: data },
      },
    },
    ...stream,
  },
  GetShardIterator: {
    ShardId: { ...shardId, required: true },
    ShardIteratorType: shardIteratorType,
    StartingSequenceNumber: sequenceNumber,
    ...stream,
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
    Limit: { min: 1, max: 10_000 },
    ShardIterator: { required: true, min: 1, max: 512 },
    StreamARN: streamArn,
    StreamId: streamId,
  },
};
