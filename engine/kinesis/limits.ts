/** Limits of one shard. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const shardLimits = {
  writeBytesPerSecond: 1024 * 1024,
  writeRecordsPerSecond: 1000,
  /** What records over 1 MiB may burst to. https://docs.aws.amazon.com/streams/latest/dev/large-records.html */
  largeRecordBurstBytes: 10 * 1024 * 1024,
  readBytesPerSecond: 2 * 1024 * 1024,
  readsPerSecond: 5,
} as const;

/** Limits of one call. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html, …API_GetRecords.html */
export const callLimits = {
  /** Data and partition keys of a PutRecords request. */
  putRecordsBytes: 10 * 1024 * 1024,
  getRecordsBytes: 10 * 1024 * 1024,
  getRecordsRecords: 10_000,
  describeStreamShards: 100,
  listStreamsDefault: 100,
  listShardsDefault: 1000,
  listConsumersDefault: 100,
} as const;

/** Data and partition key of one record, unless the stream says otherwise. https://docs.aws.amazon.com/streams/latest/dev/large-records.html */
export const defaultMaxRecordSizeKiB = 1024;

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html */
export const iteratorLifeMs = 300_000;

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html */
export const nextTokenLifeMs = 300_000;

/** https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html */
export const defaultRetentionHours = 24;

/** A year. Same page. */
export const longestRetentionHours = 8760;

/** https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html */
export const onDemandInitialShards = 4;

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
export const mostStreamsCreating = 5;

/** https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const onDemandStreamLimit = 50;

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_AddTagsToStream.html */
export const mostTags = 50;

const largeRegions = new Set(['us-east-1', 'us-west-2', 'eu-west-1']);

/** Shards an account may have open in a region. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const shardLimitOf = (region: string): number => (largeRegions.has(region) ? 20_000 : 1000);

/** UpdateShardCount calls a stream in any 24 hours. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html */
export const mostScalingsADay = 10;

/** Shards UpdateShardCount makes of a stream. Same page. */
export const mostShardsByScaling = 10_000;

/** Mode changes of a stream in any 24 hours. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamMode.html */
export const mostModeChangesADay = 2;

/** Consumers of a stream. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html */
export const mostConsumers = 20;

/** Of an on-demand stream under On-demand Advantage. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const mostConsumersUnderAdvantage = 50;

/** Consumers of a stream that are CREATING at once. Same page. */
export const mostConsumersCreating = 5;

/** Starts and stops of a stream's encryption in any 24 hours. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StartStreamEncryption.html */
export const mostEncryptionChangesADay = 25;

/** How on-demand streams scale. https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html */
export const onDemandScaling = {
  /** Days whose peak counts. */
  peakDays: 30,
  /** A shard that took more than this share of its limit for so long is split: 500 KB/s of 1 MiB/s. */
  busyShare: 500_000 / (1024 * 1024),
  busyMinutes: 15,
  /** 200 MiB/s, as on-demand streams may reach where nothing else is agreed. */
  mostShards: 200,
} as const;

/** 10 GiB/s. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html */
export const mostWarmThroughputMiBps = 10_240;

/** A consumer that subscribes to its shard again sooner is refused. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html */
export const takeoverAfterMs = 5000;

/** Of one subscription (same page). How much AWS puts into one event is not published [unsure]. */
export const subscriptionLimits = {
  lifeMs: 300_000,
  mostSilenceMs: 5000,
  mostRecords: 1000,
  mostBytes: 256 * 1024,
} as const;

/** How old undelivered data may become. https://github.com/aws/agent-toolkit-for-aws (general-purpose-delivery-to-s3.md) */
export const freshnessSeconds = { least: 300, standard: 300, most: 900 } as const;

/** One to S3 and one to a table. https://docs.aws.amazon.com/streams/latest/dev/data-delivery-quotas.html */
const channelsOfStream = 2;

/** An account's channels are bounded by its on-demand streams (same page). [unsure] that DescribeLimits gives this figure. */
export const channelLimit = channelsOfStream * onDemandStreamLimit;

/** Channels that ListChannels gives at most, whatever is asked for (same page). */
export const listChannelsMost = 100;
