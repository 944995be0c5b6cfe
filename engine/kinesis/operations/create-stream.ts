import type { CreateStreamInput } from '@aws-sdk/client-kinesis';
import { checkDistribution } from '../check-distribution.ts';
import type { KinesisContext } from '../context.ts';
import { invalidRequest, limitExceeded, shardLimitExceeded, streamExists } from '../failures.ts';
import { tileHashSpace } from '../hash-key-range.ts';
import {
  defaultMaxRecordSizeKiB,
  defaultRetentionHours,
  mostStreamsCreating,
  onDemandInitialShards,
  onDemandStreamLimit,
} from '../limits.ts';
import { countShards } from '../quota.ts';
import type { ShardRow } from '../shard.ts';
import { addTags } from '../tags.ts';

/** Answers at once; the stream is CREATING until its lifecycle makes it ACTIVE. */
export async function createStream(ctx: KinesisContext, input: CreateStreamInput): Promise<object> {
  const name = input.StreamName ?? '';
  const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  checkDistribution(input.RecordDistributionStrategy, mode);
  const tags = addTags({ name, accountId: ctx.caller.accountId }, {}, input.Tags ?? {});
  if (ctx.streams.find(ctx.caller, name)) throw streamExists(ctx.caller, name);
  const shardCount = mode === 'ON_DEMAND' ? onDemandInitialShards : input.ShardCount;
  // [unsure] of the text.
  if (shardCount === undefined)
    throw invalidRequest('ShardCount is required for a stream in PROVISIONED mode.');
  checkQuota(ctx, mode, shardCount);
  const nowMs = ctx.clock.now();
  const stream = await ctx.streams.add({
    accountId: ctx.caller.accountId,
    region: ctx.caller.region,
    name,
    status: 'CREATING',
    transitionAtMs: ctx.lifecycle.endsAtMs(),
    mode,
    createdAtMs: nowMs,
    retentionHours: defaultRetentionHours,
    maxRecordSizeKiB: input.MaxRecordSizeInKiB ?? defaultMaxRecordSizeKiB,
    distribution: input.RecordDistributionStrategy ?? 'USER_PARTITION_KEY',
    warmThroughputMiBps: input.WarmThroughputMiBps ?? 0,
    dailyPeaks: [],
    tags,
    shards: newShards(ctx, shardCount, nowMs),
    nextShardIndex: shardCount,
    consumers: [],
    encryptionChangedAtMs: [],
    scaledAtMs: [],
    modeChangedAtMs: [],
    shardLevelMetrics: [],
    expiredBeforeMs: 0,
  });
  await ctx.lifecycle.begin(stream, 'CREATING');
  return {};
}

function checkQuota(ctx: KinesisContext, mode: string, shardCount: number): void {
  const streams = ctx.streams.list(ctx.caller);
  const creating = streams.filter(({ row }) => row.status === 'CREATING').length;
  // [unsure] of this text and the next.
  if (creating >= mostStreamsCreating)
    throw limitExceeded(
      `Rate exceeded: account ${ctx.caller.accountId} already has ${creating} streams in state CREATING.`,
    );
  const { onDemandStreams, openShards } = countShards(streams);
  if (mode === 'ON_DEMAND' && onDemandStreams >= onDemandStreamLimit)
    throw limitExceeded(
      `This request would exceed the on-demand stream limit of ${onDemandStreamLimit} for the account ` +
        `${ctx.caller.accountId} in ${ctx.caller.region}.`,
    );
  if (openShards + shardCount > ctx.shardLimit)
    throw shardLimitExceeded(ctx.caller, openShards, ctx.shardLimit, shardCount);
}

/** As old as their stream to the millisecond: a reader asks for the shards that were open when it began. */
const newShards = (ctx: KinesisContext, count: number, nowMs: number): ShardRow[] =>
  tileHashSpace(count).map(({ start, end }, index) => ({
    index,
    logId: ctx.streams.nextLogId(),
    startingHashKey: start.toString(),
    endingHashKey: end.toString(),
    createdAtMs: nowMs,
    sequenceEpochSeconds: Math.floor(nowMs / 1000),
  }));
