import type * as sdk from '@aws-sdk/client-kinesis';
import type { Operations } from '#engine/core/service.ts';

/*
 * How many calls a second AWS takes, beside what shards carry (limits.ts).
 * https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html and the page of each operation in
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/. Where the first says "per stream" and the second "per
 * account", the second is followed. What neither gives a rate is not here: StartStreamEncryption, StopStreamEncryption,
 * UpdateStreamMode, UpdateMaxRecordSize, UpdateStreamRecordDistributionStrategy.
 */

type Rates = Readonly<Partial<Record<keyof Operations<typeof sdk, unknown>, number>>>;

/** Calls a second of an account in a region. [unsure] for TagResource and UntagResource, and whose the 10 of UpdateShardCount are. */
export const accountCallsPerSecond: Rates = {
  AddTagsToStream: 5,
  CreateChannel: 5,
  CreateStream: 5,
  DeleteChannel: 5,
  DeleteResourcePolicy: 5,
  DeleteStream: 5,
  DescribeAccountSettings: 5,
  DescribeChannel: 5,
  DescribeLimits: 1,
  DescribeStream: 10,
  DescribeStreamSummary: 20,
  GetResourcePolicy: 5,
  ListChannels: 5,
  ListStreams: 5,
  ListTagsForResource: 5,
  ListTagsForStream: 5,
  MergeShards: 5,
  PutResourcePolicy: 5,
  RegisterStreamConsumer: 5,
  RemoveTagsFromStream: 5,
  SplitShard: 5,
  TagResource: 5,
  UntagResource: 5,
  UpdateAccountSettings: 5,
  UpdateChannel: 5,
  UpdateShardCount: 10,
  UpdateStreamWarmThroughput: 5,
};

/** Calls a second of a stream. */
export const streamCallsPerSecond: Rates = {
  DecreaseStreamRetentionPeriod: 5,
  DeregisterStreamConsumer: 5,
  DescribeStreamConsumer: 20,
  DisableEnhancedMonitoring: 5,
  EnableEnhancedMonitoring: 5,
  IncreaseStreamRetentionPeriod: 5,
  ListShards: 1000,
  ListStreamConsumers: 5,
};

/** Of an open shard, for each account that asks. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html */
export const iteratorsPerSecond = 5;

/** Of a consumer and shard. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html */
export const subscriptionsPerSecond = 1;
