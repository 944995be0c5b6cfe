import type { Position, RecordsPage, StreamReads, StreamRecord } from './read/stream-reads.ts';
import { fetchRead } from '#lib/aws/read.ts';
import type { Output } from '#lib/aws/operations.ts';

/** The stream's own time: what the lab says of the simulator, the browser's elsewhere. */
export async function streamNow(simulated: boolean, signal?: AbortSignal): Promise<number> {
  if (!simulated) return Date.now();
  const { Now } = await fetchRead('lab', 'GetClock', {}, signal);
  return Now?.getTime() ?? Date.now();
}

/** Reads through the gateway. `nowMs` is the stream's time at this moment. */
export function streamReads(streamName: string, nowMs: number): StreamReads {
  const startedMs = Date.now();
  return {
    nowMs: Date.now,
    streamNowMs: () => nowMs + Date.now() - startedMs,
    sleep,
    async getIterator(shardId, position, signal) {
      const { ShardIterator } = await fetchRead(
        'kinesis',
        'GetShardIterator',
        { StreamName: streamName, ShardId: shardId, ...positionInput(position) },
        signal,
      );
      return ShardIterator ?? '';
    },
    async getRecords(shardId, iterator, limit, signal) {
      const input = { ShardIterator: iterator, Limit: limit };
      return pageOf(shardId, await fetchRead('kinesis', 'GetRecords', input, signal));
    },
  };
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
    bytes: data.byteLength + new TextEncoder().encode(partitionKey).byteLength,
    encryptionType: record.EncryptionType,
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => {
    clearTimeout(timer);
    reject(signal.reason);
  };
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', stop);
    resolve();
  }, ms);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return promise;
}
