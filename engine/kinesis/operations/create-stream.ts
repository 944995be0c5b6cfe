import type { CreateStreamInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import {
  invalidArgument,
  invalidRequest,
  limitExceeded,
  shardLimitExceeded,
  streamExists,
} from '../failures.ts';
import { tileHashSpace } from '../hash-key-range.ts';
import {
  defaultMaxRecordSizeKiB,
  defaultRetentionHours,
  mostStreamsCreating,
  mostTags,
  onDemandInitialShards,
  onDemandStreamLimit,
} from '../limits.ts';
import { countShards } from '../quota.ts';
import type { ShardRow } from '../shard.ts';

/** Answers at once; the stream is CREATING until its lifecycle makes it ACTIVE. */
export async function createStream(ctx: KinesisContext, input: CreateStreamInput): Promise<object> {
  const name = input.StreamName ?? '';
  const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  checkTags(input);
  if (ctx.streams.find(ctx.caller, name)) throw streamExists(ctx.caller, name);
  const shardCount = mode === 'ON_DEMAND' ? onDemandInitialShards : input.ShardCount;
  // [unsure] of the text.
  if (shardCount === undefined)
    throw invalidRequest('ShardCount is required for a stream in PROVISIONED mode.');
  checkQuota(ctx, mode, shardCount);
  const stream = await ctx.streams.add({
    accountId: ctx.caller.accountId,
    region: ctx.caller.region,
    name,
    status: 'CREATING',
    transitionAtMs: ctx.lifecycle.endsAtMs(),
    mode,
    createdAtMs: ctx.clock.now(),
    retentionHours: defaultRetentionHours,
    maxRecordSizeKiB: input.MaxRecordSizeInKiB ?? defaultMaxRecordSizeKiB,
    tags: input.Tags ?? {},
    shards: newShards(ctx, shardCount),
    nextShardIndex: shardCount,
    scaledAtMs: [],
  });
  await ctx.lifecycle.begin(stream, 'CREATING');
  return {};
}

function checkTags({ StreamName, Tags = {} }: CreateStreamInput): void {
  for (const text of Object.entries(Tags).flat())
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-%@]*$/u.test(text))
      throw invalidArgument(
        'Some tags contain invalid characters. Valid characters: ' +
          'Unicode letters, digits, white space, _ . / = + - % @.',
      );
  if (Object.keys(Tags).length > mostTags)
    throw invalidArgument(
      `Failed to add tags to stream ${StreamName} because a given stream cannot have more than ` +
        `${mostTags} tags associated with it.`,
    );
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

const newShards = (ctx: KinesisContext, count: number): ShardRow[] =>
  tileHashSpace(count).map(({ start, end }, index) => ({
    index,
    logId: ctx.streams.nextLogId(),
    startingHashKey: start.toString(),
    endingHashKey: end.toString(),
    createdAtMs: ctx.clock.now(),
    sequenceEpochSeconds: Math.floor(ctx.clock.now() / 1000),
  }));
