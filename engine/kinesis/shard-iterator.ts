import type { KinesisContext } from './context.ts';
import { invalidArgument, iteratorExpired } from './failures.ts';
import { iteratorLifeMs } from './limits.ts';

/** A place to read on from. */
export interface ShardIterator {
  accountId: string;
  region: string;
  streamName: string;
  shardId: string;
  /** Of the shard: the iterator of a deleted stream must not read its successor, nor that of one since restored. */
  logId: number;
  position: number;
}

/** Pads the sealed text so that an iterator is as long as AWS's: its length depends on the stream's name alone. */
const textBytesBesidesName = 130;

export function formatShardIterator(ctx: KinesisContext, iterator: ShardIterator): string {
  const text = [
    ctx.clock.now(),
    iterator.accountId,
    iterator.region,
    iterator.streamName,
    iterator.shardId,
    iterator.logId,
    iterator.position,
  ].join('/');
  return ctx.sealedText.seal(text.padEnd(iterator.streamName.length + textBytesBesidesName));
}

/** @throws InvalidArgumentException for what is no iterator, ExpiredIteratorException after five minutes */
export function parseShardIterator(ctx: KinesisContext, sealed: string): ShardIterator {
  // The CLI's users paste iterators with their quotes; AWS takes them.
  const text = ctx.sealedText.open(sealed.replaceAll(/^"|"$/g, ''));
  const parts = text?.trimEnd().split('/') ?? [];
  const [issued, accountId, region, streamName, shardId, logId, position] = parts;
  if (!accountId || !region || !streamName || !shardId || position === undefined)
    throw invalidArgument('Invalid ShardIterator.');
  const ageMs = ctx.clock.now() - Number(issued);
  if (ageMs > iteratorLifeMs)
    throw iteratorExpired(Number(issued), ctx.clock.now(), iteratorLifeMs);
  return {
    accountId,
    region,
    streamName,
    shardId,
    logId: Number(logId),
    position: Number(position),
  };
}
