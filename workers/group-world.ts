import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import type { GroupWorld, StartPosition } from '#lib/consumer-group/group-world.ts';
import { userRecordsIn } from '#lib/consumer-group/user-records.ts';
import { type HashKeyRange, parseHashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import type { GroupShard } from '#lib/consumer-group/sync-leases.ts';

/** A stream at a connection, as a consumer group reads it. `connection` is asked for at each call: it may be edited. */
export const groupWorld = (
  connection: () => Connection,
  streamName: string,
  nowMs: () => number,
  random: () => number,
): GroupWorld => {
  const ranges = new Map<string, HashKeyRange>();
  return {
    nowMs,
    random,
    async listShards() {
      const shards = await listShards(connection(), streamName);
      for (const { shardId, range } of shards) if (range) ranges.set(shardId, range);
      return shards;
    },
    async getIterator(shardId, position) {
      const { ShardIterator } = await call(connection(), 'kinesis', 'GetShardIterator', {
        StreamName: streamName,
        ShardId: shardId,
        ...positionInput(position),
      });
      return ShardIterator ?? '';
    },
    async getRecords(shardId, iterator, limit) {
      const page = await call(connection(), 'kinesis', 'GetRecords', {
        ShardIterator: iterator,
        Limit: limit,
      });
      return {
        records: (page.Records ?? []).map((record) => ({
          sequenceNumber: record.SequenceNumber ?? '',
          arrivalMs: record.ApproximateArrivalTimestamp?.getTime(),
          ...userRecordsIn(record.Data ?? new Uint8Array(), ranges.get(shardId)),
          bytes: (record.Data?.byteLength ?? 0) + Buffer.byteLength(record.PartitionKey ?? ''),
        })),
        nextIterator: page.NextShardIterator,
        behindMs: page.MillisBehindLatest ?? 0,
      };
    },
  };
};

interface ListedShard extends GroupShard {
  range: HashKeyRange | undefined;
}

async function listShards(connection: Connection, streamName: string): Promise<ListedShard[]> {
  const shards: ListedShard[] = [];
  let token: string | undefined;
  do {
    const input = token === undefined ? { StreamName: streamName } : { NextToken: token };
    const page = await call(connection, 'kinesis', 'ListShards', input);
    for (const shard of page.Shards ?? [])
      shards.push({
        shardId: shard.ShardId ?? '',
        parentIds: [shard.ParentShardId, shard.AdjacentParentShardId].filter(
          (id) => id !== undefined,
        ),
        range: shard.HashKeyRange && parseHashKeyRange(shard.HashKeyRange),
        isOpen: shard.SequenceNumberRange?.EndingSequenceNumber === undefined,
      });
    token = page.NextToken;
  } while (token !== undefined);
  return shards;
}

function positionInput(position: StartPosition) {
  const type = { ShardIteratorType: position.type };
  if (position.type === 'AT_TIMESTAMP') return { ...type, Timestamp: new Date(position.atMs) };
  if (position.type === 'AFTER_SEQUENCE_NUMBER')
    return { ...type, StartingSequenceNumber: position.sequenceNumber };
  return type;
}
