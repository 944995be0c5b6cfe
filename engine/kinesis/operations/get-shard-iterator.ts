import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { endDryRun } from '../dry-run.ts';
import { invalidArgument, shardMissing, shardUnknown } from '../failures.ts';
import { resolveReadableStream } from '../resolve-stream.ts';
import { decodeSequenceNumber } from '../sequence-number.ts';
import type { Shard } from '../shard.ts';
import { formatShardId, parseShardId } from '../shard-id.ts';
import { formatShardIterator } from '../shard-iterator.ts';
import type { Stream } from '../stream.ts';

export function getShardIterator(
  ctx: KinesisContext,
  input: GetShardIteratorInput,
): GetShardIteratorOutput {
  checkCombination(ctx, input);
  const stream = resolveReadableStream(ctx, input);
  const shard = findShard(ctx, stream, input.ShardId ?? '');
  const position = positionOf(ctx, stream, shard, input);
  endDryRun(input);
  return {
    ShardIterator: formatShardIterator(ctx, {
      accountId: stream.row.accountId,
      region: stream.row.region,
      streamName: stream.row.name,
      shardId: shard.id,
      streamCreatedAtMs: stream.row.createdAtMs,
      position,
    }),
  };
}

function checkCombination(ctx: KinesisContext, input: GetShardIteratorInput): void {
  const { ShardIteratorType: type, StartingSequenceNumber, Timestamp } = input;
  if (type === 'AT_TIMESTAMP') {
    if (!Timestamp)
      throw invalidArgument(
        'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. ' +
          'Current request has no timestamp parameter.',
      );
    if (Timestamp.getTime() > ctx.clock.now())
      throw invalidArgument(
        'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
          `timestampInMillis: ${Timestamp.getTime()}, currentTimestampInMillis: ${ctx.clock.now()}`,
      );
    return;
  }
  const needsSequenceNumber = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (needsSequenceNumber === (StartingSequenceNumber !== undefined)) return;
  throw invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      '(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. ' +
      `Request specified ${type} and ${needsSequenceNumber ? 'no' : 'also a'} StartingSequenceNumber.`,
  );
}

function findShard(ctx: KinesisContext, stream: Stream, shardId: string): Shard {
  const index = parseShardId(shardId);
  if (index === undefined) throw shardUnknown(ctx.caller, shardId, stream.row.name);
  const shard = stream.livingShards(ctx.clock.now()).find(({ row }) => row.index === index);
  if (!shard) throw shardMissing(ctx.caller, formatShardId(index), stream.row.name);
  return shard;
}

function positionOf(
  ctx: KinesisContext,
  stream: Stream,
  shard: Shard,
  input: GetShardIteratorInput,
): number {
  switch (input.ShardIteratorType) {
    case 'LATEST':
      return shard.log.tipPosition + 1;
    case 'AT_TIMESTAMP':
      return ctx.streams.recordLog.positionAtTime(shard.log, input.Timestamp?.getTime() ?? 0);
    case 'AT_SEQUENCE_NUMBER':
      return positionOfSequenceNumber(stream, shard, input.StartingSequenceNumber ?? '');
    case 'AFTER_SEQUENCE_NUMBER':
      return positionOfSequenceNumber(stream, shard, input.StartingSequenceNumber ?? '') + 1;
    default:
      return 0;
  }
}

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
  if (parts.shardCreatedSeconds !== shard.row.sequenceEpochSeconds)
    throw invalidArgument(`${invalid} because it did not come from this stream.`);
  return Number(parts.counter) - 1;
}
