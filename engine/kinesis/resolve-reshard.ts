import type { KinesisContext } from './context.ts';
import { invalidArgument, invalidRequest, shardUnknown } from './failures.ts';
import { lookUpStream, resolveActiveStream, type StreamReference } from './resolve-stream.ts';
import type { Shard } from './shard.ts';
import { formatShardId, parseShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';

/**
 * AWS looks at the form of a shard's id before it looks for the stream.
 * @throws ResourceNotFoundException
 */
export function checkShardIds(
  ctx: KinesisContext,
  reference: StreamReference,
  ...shardIds: readonly (string | undefined)[]
): void {
  const { name, owner } = lookUpStream(ctx, reference);
  for (const shardId of shardIds)
    if (parseShardId(shardId ?? '') === undefined) throw shardUnknown(owner, shardId ?? '', name);
}

/** An ACTIVE stream whose shards are its owner's to split, merge and count: one in PROVISIONED mode. */
export function resolveReshardable(ctx: KinesisContext, reference: StreamReference): Stream {
  const stream = resolveActiveStream(ctx, reference);
  if (stream.row.mode === 'ON_DEMAND')
    throw invalidRequest(
      `Request is invalid. Stream ${stream.row.name} under account ${stream.row.accountId} is in On-Demand mode.`,
    );
  return stream;
}

export function findOpenShard(ctx: KinesisContext, stream: Stream, shardId: string): Shard {
  const index = parseShardId(shardId);
  const shard = index === undefined ? undefined : stream.shard(index);
  if (!shard)
    throw shardUnknown(
      ctx.caller,
      index === undefined ? shardId : formatShardId(index),
      stream.row.name,
    );
  if (!shard.isOpen)
    throw invalidArgument(
      `Shard ${shard.id} in stream ${stream.row.name} under account ${stream.row.accountId} has already been ` +
        'merged or split, and thus is not eligible for merging or splitting.',
    );
  return shard;
}
