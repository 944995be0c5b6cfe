import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import type { GroupWorld, StartPosition } from '#lib/consumer-group/group-world.ts';
import type { GroupShard } from '#lib/consumer-group/sync-leases.ts';

/** A stream at a connection, as a consumer group reads it. `connection` is asked for at each call: it may be edited. */
export const groupWorld = (
  connection: () => Connection,
  streamName: string,
  nowMs: () => number,
  random: () => number,
): GroupWorld => ({
  nowMs,
  random,
  listShards: async () => listShards(connection(), streamName),
  async getIterator(shardId, position) {
    const { ShardIterator } = await call(connection(), 'kinesis', 'GetShardIterator', {
      StreamName: streamName,
      ShardId: shardId,
      ...positionInput(position),
    });
    return ShardIterator ?? '';
  },
  async getRecords(_, iterator, limit) {
    const page = await call(connection(), 'kinesis', 'GetRecords', {
      ShardIterator: iterator,
      Limit: limit,
    });
    return {
      records: (page.Records ?? []).map((record) => ({
        sequenceNumber: record.SequenceNumber ?? '',
        arrivalMs: record.ApproximateArrivalTimestamp?.getTime(),
        bytes: (record.Data?.byteLength ?? 0) + Buffer.byteLength(record.PartitionKey ?? ''),
      })),
      nextIterator: page.NextShardIterator,
      behindMs: page.MillisBehindLatest ?? 0,
    };
  },
});

async function listShards(connection: Connection, streamName: string): Promise<GroupShard[]> {
  const shards: GroupShard[] = [];
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
