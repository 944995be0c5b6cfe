import type { ListShardsInput, ListShardsOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { describeShard } from '../describe-shard.ts';
import { invalidArgument } from '../failures.ts';
import { callLimits } from '../limits.ts';
import { formatNextToken, parseNextToken, type Place } from '../next-token.ts';
import { resolveReadableStream } from '../resolve-stream.ts';
import { selectShards } from '../shard-filter.ts';

export function listShards(ctx: KinesisContext, input: ListShardsInput): ListShardsOutput {
  const place = startOf(ctx, input);
  const stream = resolveReadableStream(ctx, {
    StreamName: place.streamName,
    StreamARN: place.streamArn,
  });
  const rest = selectShards(stream, ctx.clock.now(), place.filter).filter(
    ({ id }) => id > place.after,
  );
  const page = rest.slice(0, input.MaxResults ?? callLimits.listShardsDefault);
  const last = page.at(-1);
  return {
    Shards: page.map(describeShard),
    ...(rest.length > page.length && last
      ? { NextToken: formatNextToken(ctx, { ...place, after: last.id }) }
      : {}),
  };
}

function startOf(ctx: KinesisContext, input: ListShardsInput): Place {
  const { StreamName, StreamARN, NextToken, ExclusiveStartShardId, ShardFilter } = input;
  const namesStream = StreamName !== undefined || StreamARN !== undefined;
  if (NextToken !== undefined) {
    if (namesStream) throw invalidArgument('NextToken and StreamName cannot be provided together.');
    return parseNextToken(ctx, NextToken);
  }
  if (!namesStream) throw invalidArgument('Either NextToken or StreamName should be provided.');
  return {
    after: ExclusiveStartShardId ?? '',
    streamName: StreamName,
    streamArn: StreamARN,
    filter: ShardFilter && {
      type: ShardFilter.Type,
      shardId: ShardFilter.ShardId,
      timeMs: ShardFilter.Timestamp?.getTime(),
    },
  };
}
