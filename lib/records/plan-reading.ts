import { FailureError } from '#lib/aws/failure.ts';
import { parseSequenceNumber } from '#lib/kinesis/sequence-number.ts';
import { decodeCursor } from '#lib/records/reading-cursor.ts';
import type { ReadGoal } from '#lib/records/record-reader.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { Position, ShardStart } from '#lib/records/stream-reads.ts';

/** The shards that were open at a time, with those closed since reachable as their children. */
export type ShardsAt = 'horizon' | 'latest' | { atMs: number };

interface ReadingPlan {
  starts: ShardStart[];
  goal: ReadGoal;
}

interface PlanWorld {
  /** The stream's own time. */
  nowMs: number;
  /** How far the stream's clock may be ahead of `nowMs`. */
  slackMs: number;
  shardIdsAt: (at: ShardsAt) => Promise<string[]>;
}

/** A filter that finds little should look at much at a time; so should a long list. */
const longList = 2_000;

/** What a query means on the stream as it is. Fails with `InvalidInput` where it can mean nothing. */
export async function planReading(query: RecordQuery, world: PlanWorld): Promise<ReadingPlan> {
  const starts = await startsOf(query, world);
  const { until, limit, filter, search } = query;
  const most = until.type === 'count' ? Math.min(until.count, limit ?? Infinity) : limit;
  const untilMs = endOf(query, world);
  return {
    starts,
    goal: {
      ...(most !== undefined && { limit: most }),
      ...(untilMs !== undefined && { untilMs }),
      waits: waits(query, world.nowMs),
      isScan: filter !== '' || search !== '' || (most ?? Infinity) > longList,
      followChildren: query.followChildren,
      readsPerSecond: query.readsPerSecond,
    },
  };
}

function endOf({ until, from }: RecordQuery, { nowMs, slackMs }: PlanWorld): number | undefined {
  if (until.type === 'time') return until.atMs;
  // From the latest until now there is nothing; what is put in the meantime is meant.
  if (until.type === 'now' && from.type !== 'latest') return nowMs + slackMs;
  return undefined;
}

function waits({ from, until }: RecordQuery, nowMs: number): boolean {
  if (until.type === 'time') return until.atMs > nowMs;
  return until.type === 'never' || (until.type === 'count' && from.type === 'latest');
}

async function startsOf(query: RecordQuery, world: PlanWorld): Promise<ShardStart[]> {
  const { from, shards } = query;
  if (from.type === 'cursor') {
    const starts = decodeCursor(from.cursor);
    if (!starts) throw refusal('This is not where a reading can go on: the cursor is damaged.');
    return starts;
  }
  if (from.type === 'sequence') return sequenceStart(from, shards);
  const position = positionOf(from, world.nowMs);
  const chosen = shards.length > 0 ? shards : await world.shardIdsAt(shardsAt(position));
  return chosen.map((shardId) => ({ shardId, position }));
}

type From = Exclude<RecordQuery['from'], { type: 'cursor' | 'sequence' }>;

function positionOf(from: From, nowMs: number): Position {
  if (from.type === 'horizon') return { type: 'TRIM_HORIZON' };
  if (from.type === 'latest') return { type: 'LATEST' };
  const atMs = from.type === 'ago' ? Math.round(nowMs - from.seconds * 1_000) : from.atMs;
  if (atMs > nowMs) throw refusal('Reading cannot begin in the future.');
  return { type: 'AT_TIMESTAMP', atMs };
}

function shardsAt(position: Position): ShardsAt {
  if (position.type === 'AT_TIMESTAMP') return { atMs: position.atMs };
  return position.type === 'LATEST' ? 'latest' : 'horizon';
}

function sequenceStart(
  { sequenceNumber, after }: { sequenceNumber: string; after: boolean },
  shards: readonly string[],
): ShardStart[] {
  const shardId = shardOfSequence(sequenceNumber) ?? shards[0];
  if (shardId === undefined)
    throw refusal('This sequence number does not tell its shard: choose the shard too.');
  const type = after ? 'AFTER_SEQUENCE_NUMBER' : 'AT_SEQUENCE_NUMBER';
  return [{ shardId, position: { type, sequenceNumber } }];
}

/** A sequence number belongs to one shard and names it, where its layout is the known one. */
export function shardOfSequence(sequenceNumber: string): string | undefined {
  const fields = parseSequenceNumber(sequenceNumber);
  return fields && `shardId-${String(fields.shardIndex).padStart(12, '0')}`;
}

const refusal = (message: string) =>
  new FailureError({ name: 'InvalidInput', message, retryable: false });
