import type { ChildShard, GetRecordsInput, GetRecordsOutput } from '@aws-sdk/client-kinesis';
import type { LogRecord } from '#engine/core/record-log.ts';
import type { KinesisContext } from '../context.ts';
import { describeRecord } from '../describe-record.ts';
import { describeChildShards } from '../describe-shard.ts';
import { endDryRun } from '../dry-run.ts';
import { readThrottled, shardMissing } from '../failures.ts';
import { callLimits } from '../limits.ts';
import { millisBehind } from '../millis-behind.ts';
import type { Shard } from '../shard.ts';
import { parseShardId } from '../shard-id.ts';
import { formatShardIterator, parseShardIterator, type ShardIterator } from '../shard-iterator.ts';
import type { Stream } from '../stream.ts';

export function getRecords(ctx: KinesisContext, input: GetRecordsInput): GetRecordsOutput {
  const { shard, records, nextShardIterator, millisBehindLatest, childShards } = readRecords(
    ctx,
    input,
  );
  return {
    Records: records.map((record) => describeRecord(shard, record)),
    NextShardIterator: nextShardIterator,
    MillisBehindLatest: millisBehindLatest,
    ChildShards: childShards,
  };
}

interface ReadResult {
  shard: Shard;
  /** Views: to be used up before the turn ends. */
  records: readonly LogRecord[];
  /** Missing at the end of a closed shard. */
  nextShardIterator: string | undefined;
  millisBehindLatest: number;
  /** Only at the end of a closed shard. */
  childShards: ChildShard[] | undefined;
}

/** Checks and reads one page. */
export function readRecords(ctx: KinesisContext, input: GetRecordsInput): ReadResult {
  const iterator = parseShardIterator(ctx, input.ShardIterator ?? '');
  const { stream, shard } = findShard(ctx, iterator);
  endDryRun(input);
  const nowMs = ctx.clock.now();
  const isEnforced = ctx.limits.isEnforced(stream.row, stream.row.name);
  if (isEnforced && !shard.admitRead(nowMs)) {
    shard.metrics.ReadProvisionedThroughputExceeded.add(1);
    stream.metrics.ReadProvisionedThroughputExceeded.add(1);
    stream.metrics['GetRecords.Success'].add(0);
    shard.observation.openReaders().throttled(ctx.caller, nowMs);
    throw readThrottled(stream, shard);
  }
  const page = ctx.streams.recordLog.read(shard.log, iterator.position, stream.horizonMs(nowMs), {
    mostRecords: input.Limit ?? callLimits.getRecordsRecords,
    mostBytes: callLimits.getRecordsBytes,
  });
  const last = page.records.at(-1);
  const behindMs = millisBehind(page, nowMs);
  const bytes = page.records.reduce((sum, { data }) => sum + data.length, 0);
  if (isEnforced) shard.chargeRead(bytes, nowMs);
  report(stream, shard, page.records.length, bytes, behindMs, ctx.clock.now() - nowMs);
  const isAtEnd = !shard.isOpen && !page.hasMore;
  const position = last ? last.position + 1 : iterator.position;
  const delivery = { records: page.records.length, bytes, last, nextPosition: position };
  shard.observation.openReaders().delivered(ctx.caller, { ...delivery, isEnd: isAtEnd }, nowMs);
  return {
    shard,
    records: page.records,
    nextShardIterator: isAtEnd ? undefined : formatShardIterator(ctx, { ...iterator, position }),
    millisBehindLatest: behindMs,
    childShards: isAtEnd ? describeChildShards(stream, shard) : undefined,
  };
}

function findShard(ctx: KinesisContext, iterator: ShardIterator): { stream: Stream; shard: Shard } {
  const { streamName, shardId, logId } = iterator;
  const stream = ctx.streams.find(iterator, streamName);
  const shard = stream?.shard(parseShardId(shardId) ?? -1);
  if (!stream?.isReadable || shard?.row.logId !== logId)
    throw shardMissing(ctx.caller, shardId, streamName);
  return { stream, shard };
}

function report(
  stream: Stream,
  shard: Shard,
  records: number,
  bytes: number,
  behindMs: number,
  latencyMs: number,
): void {
  shard.metrics['GetRecords.Success'].add(1);
  shard.metrics.IteratorAgeMilliseconds.add(behindMs);
  stream.metrics['GetRecords.Success'].add(1);
  stream.metrics['GetRecords.Latency'].add(latencyMs);
  stream.metrics['GetRecords.IteratorAgeMilliseconds'].add(behindMs);
  stream.metrics['GetRecords.Records'].add(records);
  stream.metrics['GetRecords.Bytes'].add(bytes);
  if (records === 0) return;
  shard.metrics.OutgoingRecords.add(records);
  shard.metrics.OutgoingBytes.add(bytes);
}
