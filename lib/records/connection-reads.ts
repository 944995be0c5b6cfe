import { setImmediate, setTimeout } from 'node:timers/promises';
import { call } from '#lib/aws/call.ts';
import type { Input, Output } from '#lib/aws/operations.ts';
import type { Connection } from '#lib/connections.ts';
import type { ShardsAt } from '#lib/records/plan-reading.ts';
import type {
  Position,
  RecordsPage,
  StreamReads,
  StreamRecord,
} from '#lib/records/stream-reads.ts';

/** The stream's own time: what the lab says of the simulator, this machine's elsewhere. */
export async function streamNow(connection: Connection, signal: AbortSignal): Promise<number> {
  if (!connection.simulated) return Date.now();
  const { Now } = await call(connection, 'lab', 'GetClock', {}, { abortSignal: signal });
  return Now?.getTime() ?? Date.now();
}

/** Reads a stream through a connection. `nowMs` is the stream's time at this moment. */
export function connectionReads(
  connection: Connection,
  streamName: string,
  nowMs: number,
): StreamReads {
  const startedMs = Date.now();
  return {
    nowMs: Date.now,
    streamNowMs: () => nowMs + Date.now() - startedMs,
    sleep: (ms, signal) =>
      ms > 0 ? setTimeout(ms, undefined, { signal }) : setImmediate(undefined, { signal }),
    async getIterator(shardId, position, signal) {
      const { ShardIterator } = await call(
        connection,
        'kinesis',
        'GetShardIterator',
        { StreamName: streamName, ShardId: shardId, ...positionInput(position) },
        { abortSignal: signal },
      );
      return ShardIterator ?? '';
    },
    async getRecords(shardId, iterator, limit, signal) {
      const input = { ShardIterator: iterator, Limit: limit };
      const options = { abortSignal: signal };
      const page = pageOf(shardId, await call(connection, 'kinesis', 'GetRecords', input, options));
      if (page.nextIterator !== undefined || page.childShardIds.length > 0) return page;
      // Older services that speak Kinesis do not name the children themselves.
      const shards = await listShards(connection, { StreamName: streamName }, signal);
      return { ...page, childShardIds: childrenOf(shards, shardId) };
    },
  };
}

/**
 * The shards that were open at a time. A service that does not know the filter lists all, which is more than needed;
 * one that knew no shard yet is asked for the oldest there are.
 */
export async function shardIdsAt(
  connection: Connection,
  streamName: string,
  at: ShardsAt,
  signal: AbortSignal,
): Promise<string[]> {
  const input = { StreamName: streamName, ShardFilter: filterOf(at) };
  const shards = await listShards(connection, input, signal);
  if (shards.length === 0 && at !== 'horizon')
    return shardIdsAt(connection, streamName, 'horizon', signal);
  return shards.flatMap(({ ShardId }) => ShardId ?? []);
}

type Shard = NonNullable<Output<'kinesis', 'ListShards'>['Shards']>[number];

async function listShards(
  connection: Connection,
  first: Input<'kinesis', 'ListShards'>,
  signal: AbortSignal,
): Promise<Shard[]> {
  const shards: Shard[] = [];
  let input = first;
  for (;;) {
    const page = await call(connection, 'kinesis', 'ListShards', input, { abortSignal: signal });
    shards.push(...(page.Shards ?? []));
    if (page.NextToken === undefined) return shards;
    input = { NextToken: page.NextToken };
  }
}

const childrenOf = (shards: readonly Shard[], shardId: string): string[] =>
  shards
    .filter(
      ({ ParentShardId, AdjacentParentShardId }) =>
        ParentShardId === shardId || AdjacentParentShardId === shardId,
    )
    .flatMap(({ ShardId }) => ShardId ?? []);

function filterOf(at: ShardsAt) {
  if (at === 'horizon') return { Type: 'AT_TRIM_HORIZON' as const };
  if (at === 'latest') return { Type: 'AT_LATEST' as const };
  return { Type: 'AT_TIMESTAMP' as const, Timestamp: new Date(at.atMs) };
}

function positionInput(position: Position) {
  const type = { ShardIteratorType: position.type };
  if ('atMs' in position) return { ...type, Timestamp: new Date(position.atMs) };
  if ('sequenceNumber' in position)
    return { ...type, StartingSequenceNumber: position.sequenceNumber };
  return type;
}

function pageOf(shardId: string, output: Output<'kinesis', 'GetRecords'>): RecordsPage {
  return {
    records: (output.Records ?? []).map((record) => recordOf(shardId, record)),
    nextIterator: output.NextShardIterator,
    behindMs: output.MillisBehindLatest ?? 0,
    childShardIds: (output.ChildShards ?? []).flatMap(({ ShardId }) => ShardId ?? []),
  };
}

type SdkRecord = NonNullable<Output<'kinesis', 'GetRecords'>['Records']>[number];

function recordOf(shardId: string, record: SdkRecord): StreamRecord {
  const data = record.Data ?? new Uint8Array();
  const partitionKey = record.PartitionKey ?? '';
  return {
    shardId,
    sequenceNumber: record.SequenceNumber ?? '',
    partitionKey,
    arrivalMs: record.ApproximateArrivalTimestamp?.getTime(),
    data,
    bytes: data.byteLength + Buffer.byteLength(partitionKey),
    encryptionType: record.EncryptionType,
  };
}
