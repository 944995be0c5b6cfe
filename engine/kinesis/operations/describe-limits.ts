import type { DescribeLimitsInput, DescribeLimitsOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { channelLimit, onDemandStreamLimit } from '../limits.ts';
import { countShards } from '../quota.ts';

export function describeLimits(
  ctx: KinesisContext,
  _input: DescribeLimitsInput,
): DescribeLimitsOutput {
  const { openShards, onDemandStreams } = countShards(ctx.streams.list(ctx.caller));
  return {
    ShardLimit: ctx.shardLimit,
    OpenShardCount: openShards,
    OnDemandStreamCount: onDemandStreams,
    OnDemandStreamCountLimit: onDemandStreamLimit,
    ChannelCount: ctx.channels.list(ctx.caller).length,
    ChannelCountLimit: channelLimit,
  };
}
