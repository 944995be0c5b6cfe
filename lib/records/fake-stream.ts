import { ExpiredIteratorException } from '@aws-sdk/client-kinesis';
import type { Position, StreamReads, StreamRecord } from '#lib/records/stream-reads.ts';

export const failureMetadata = { message: '', $metadata: { httpStatusCode: 400 } };

export function recordOf(shardId: string, arrivalMs: number, index: number): StreamRecord {
  return {
    shardId,
    sequenceNumber: String(index + 1),
    partitionKey: `key-${arrivalMs}`,
    arrivalMs,
    data: new Uint8Array(5),
    bytes: 10,
    encryptionType: undefined,
  };
}

/** A stream in memory whose time moves only when someone sleeps. Iterators say shard, place and when they were made. */
export function fakeStream(arrivals: Record<string, number[]>) {
  const stream = {
    nowMs: 1_000_000,
    shards: Object.fromEntries(
      Object.entries(arrivals).map(([shardId, times]) => [
        shardId,
        {
          records: times.map((at, index) => recordOf(shardId, at, index)),
          children: [] as string[],
        },
      ]),
    ),
    /** The next calls of GetRecords fail with these. */
    failures: [] as Error[],
    callsMs: [] as { shardId: string; atMs: number }[],
    onSleep: () => {},
  };
  const world: StreamReads = {
    nowMs: () => stream.nowMs,
    streamNowMs: () => stream.nowMs,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      stream.nowMs += ms;
      if (ms > 0) stream.onSleep();
      signal.throwIfAborted();
    },
    getIterator: async (shardId, position) =>
      JSON.stringify({
        index: startOf(stream.shards[shardId]?.records ?? [], position),
        atMs: stream.nowMs,
      }),
    async getRecords(shardId, iterator, limit, signal) {
      signal.throwIfAborted();
      stream.callsMs.push({ shardId, atMs: stream.nowMs });
      const failure = stream.failures.shift();
      if (failure) throw failure;
      const { index, atMs } = JSON.parse(iterator) as { index: number; atMs: number };
      if (stream.nowMs - atMs > 300_000) throw new ExpiredIteratorException(failureMetadata);
      const shard = stream.shards[shardId] ?? { records: [], children: [] };
      const records = shard.records.slice(index, index + limit);
      const next = index + records.length;
      const isEnd = shard.children.length > 0 && next >= shard.records.length;
      return {
        records,
        nextIterator: isEnd ? undefined : JSON.stringify({ index: next, atMs: stream.nowMs }),
        behindMs: next >= shard.records.length ? 0 : 1,
        childShardIds: isEnd ? shard.children : [],
      };
    },
  };
  return { stream, world };
}

function startOf(records: StreamRecord[], position: Position): number {
  if (position.type === 'TRIM_HORIZON') return 0;
  if (position.type === 'LATEST') return records.length;
  const from = records.findIndex((record) => {
    if (position.type === 'AT_TIMESTAMP') return (record.arrivalMs ?? 0) >= position.atMs;
    if (!('sequenceNumber' in position)) return false;
    const distance = Number(record.sequenceNumber) - Number(position.sequenceNumber);
    return position.type === 'AT_SEQUENCE_NUMBER' ? distance >= 0 : distance > 0;
  });
  return from < 0 ? records.length : from;
}
