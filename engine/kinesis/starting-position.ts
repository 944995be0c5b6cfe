import type { ShardIteratorType } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from './context.ts';
import { invalidArgument, shardMissing, shardUnknown } from './failures.ts';
import { decodeSequenceNumber } from './sequence-number.ts';
import type { Shard } from './shard.ts';
import { formatShardId, parseShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';

/** Where in a shard a reader wants to begin. */
export interface StartingPosition {
  type: ShardIteratorType | undefined;
  sequenceNumber: string | undefined;
  timestamp: Date | undefined;
}

/** @throws InvalidArgumentException where the members do not go together */
export function checkStartingPosition(
  ctx: KinesisContext,
  { type, sequenceNumber, timestamp }: StartingPosition,
): void {
  if (type === 'AT_TIMESTAMP') {
    if (!timestamp)
      throw invalidArgument(
        'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. ' +
          'Current request has no timestamp parameter.',
      );
    if (timestamp.getTime() > ctx.clock.now())
      throw invalidArgument(
        'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
          `timestampInMillis: ${timestamp.getTime()}, currentTimestampInMillis: ${ctx.clock.now()}`,
      );
    return;
  }
  const needsSequenceNumber = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (needsSequenceNumber === (sequenceNumber !== undefined)) return;
  throw invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      '(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. ' +
      `Request specified ${type} and ${needsSequenceNumber ? 'no' : 'also a'} StartingSequenceNumber.`,
  );
}

/**
 * The shard that a reader means, which may be closed.
 * @throws ResourceNotFoundException
 */
export function findLivingShard(ctx: KinesisContext, stream: Stream, shardId: string): Shard {
  const index = parseShardId(shardId);
  if (index === undefined) throw shardUnknown(ctx.caller, shardId, stream.row.name);
  const shard = stream.livingShards(ctx.clock.now()).find(({ row }) => row.index === index);
  if (!shard) throw shardMissing(ctx.caller, formatShardId(index), stream.row.name);
  return shard;
}

/**
 * The position in the shard's log that a checked starting position means.
 * @throws InvalidArgumentException for a sequence number that is not of this shard
 */
export function positionOf(
  ctx: KinesisContext,
  stream: Stream,
  shard: Shard,
  { type, sequenceNumber = '', timestamp }: StartingPosition,
): number {
  switch (type) {
    case 'LATEST':
      return shard.log.tipPosition + 1;
    case 'AT_TIMESTAMP':
      return ctx.streams.recordLog.positionAtTime(shard.log, timestamp?.getTime() ?? 0);
    case 'AT_SEQUENCE_NUMBER':
      return positionOfSequenceNumber(stream, shard, sequenceNumber);
    case 'AFTER_SEQUENCE_NUMBER':
      return positionOfSequenceNumber(stream, shard, sequenceNumber) + 1;
    default:
      return 0;
  }
}

/** SubscribeToShard is taken to say the same, GetShardIterator's name included [unsure]. */
function positionOfSequenceNumber({ row }: Stream, shard: Shard, text: string): number {
  const parts = decodeSequenceNumber(text);
  const invalid =
    `StartingSequenceNumber ${text} used in GetShardIterator on shard ${shard.id} ` +
    `in stream ${row.name} under account ${row.accountId} is invalid`;
  if (!parts) throw invalidArgument(`${invalid}.`);
  if (parts.shardIndex !== shard.row.index)
    throw invalidArgument(
      `Invalid StartingSequenceNumber. It encodes ${formatShardId(parts.shardIndex)}, ` +
        `while it was used in a call to a shard with ${shard.id}`,
    );
  // To a number of its oldest form, of the very shard, AWS answers with an InternalFailure, which is not copied.
  if (parts.counter === undefined || parts.shardCreatedSeconds !== shard.row.sequenceEpochSeconds)
    throw invalidArgument(`${invalid} because it did not come from this stream.`);
  return Number(parts.counter) - 1;
}
