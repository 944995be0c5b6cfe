import type { LogRecord } from '#engine/core/record-log.ts';
import type { ReadRates } from './recent-reads.ts';
import type { Shard } from './shard.ts';
import type { Reader, ReaderIdentity } from './shard-readers.ts';
import type { Stream } from './stream.ts';
import type { StreamRegistry } from './stream-registry.ts';

/** Names a reader of a stream; readers are listed in this order. */
export interface ReaderPlace {
  readonly shardIndex: number;
  readonly number: number;
}

/** One reader of one shard, as it is now. */
export interface ObservedReader {
  place: ReaderPlace;
  identity: ReaderIdentity;
  shardId: string;
  /** The last record it was given. */
  delivered: { sequenceNumber: string; timeMs: number } | undefined;
  /** Age of the oldest kept record that it has not been given, 0 when it has all; unknown before its first answer. */
  behindMs: number | undefined;
  recordsBehind: number | undefined;
  readAtMs: number | undefined;
  hasFinished: boolean;
  rates: ReadRates;
  /** The two ends of what the shard holds; missing when it holds nothing. */
  oldestMs: number | undefined;
  tipMs: number | undefined;
}

/** A page of the readers of a stream's shards, and whether there are more. */
export function observedReaders(
  registry: StreamRegistry,
  stream: Stream,
  nowMs: number,
  after: ReaderPlace | undefined,
  most: number,
): { readers: ObservedReader[]; hasMore: boolean } {
  const readers: ObservedReader[] = [];
  for (const shard of stream.livingShards(nowMs)) {
    const listed = shard.observation.readers?.list(nowMs) ?? [];
    const waiting = listed.filter((reader) => !after || isBehind(placeOf(shard, reader), after));
    if (waiting.length === 0) continue;
    const read = (position: number): LogRecord | undefined =>
      registry.recordLog.read(shard.log, position, stream.horizonMs(nowMs), oneRecord).records[0];
    const oldest = read(0);
    for (const reader of waiting) {
      if (readers.length === most) return { readers, hasMore: true };
      readers.push(observe(shard, reader, oldest, read, nowMs));
    }
  }
  return { readers, hasMore: false };
}

/** A page of the log always has one. */
const oneRecord = { mostRecords: 1, mostBytes: 0 };

const placeOf = ({ row }: Shard, { number }: Reader): ReaderPlace => ({
  shardIndex: row.index,
  number,
});

const isBehind = (place: ReaderPlace, after: ReaderPlace): boolean =>
  place.shardIndex === after.shardIndex
    ? place.number > after.number
    : place.shardIndex > after.shardIndex;

function observe(
  shard: Shard,
  reader: Reader,
  oldest: LogRecord | undefined,
  read: (position: number) => LogRecord | undefined,
  nowMs: number,
): ObservedReader {
  const { identity, delivered, readAtMs, hasFinished, recent } = reader;
  return {
    place: placeOf(shard, reader),
    identity,
    shardId: shard.id,
    delivered: delivered && {
      sequenceNumber: shard.sequenceNumber(delivered.position, delivered.timeMs),
      timeMs: delivered.timeMs,
    },
    ...lagOf(shard, reader, oldest, read, nowMs),
    readAtMs,
    hasFinished,
    rates: recent.rates(nowMs),
    oldestMs: oldest?.timeMs,
    tipMs: oldest && shard.log.tipTimeMs,
  };
}

/** A reader whose place has expired goes on at the oldest record. */
function lagOf(
  { log }: Shard,
  { nextPosition }: Reader,
  oldest: LogRecord | undefined,
  read: (position: number) => LogRecord | undefined,
  nowMs: number,
): Pick<ObservedReader, 'behindMs' | 'recordsBehind'> {
  if (nextPosition === undefined) return { behindMs: undefined, recordsBehind: undefined };
  const next = oldest && nextPosition > oldest.position ? read(nextPosition) : oldest;
  if (!next) return { behindMs: 0, recordsBehind: 0 };
  return {
    behindMs: Math.max(0, nowMs - next.timeMs),
    recordsBehind: log.tipPosition - next.position + 1,
  };
}
