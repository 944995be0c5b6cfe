import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpConnection } from './http-connection.ts';
import { callKinesis, kinesisRequest } from './kinesis-request.ts';

export const shardCount = 200;
export const connectionCount = 16;
export const batchSize = 500;
export const smallBytes = 100;
const largeBytes = 1024;
/** More than fit into a cache of the server's, few enough to be prepared at once. */
const variants = 32;
const streamName = 'bench';
const pollMs = 20;

/** One kind of call that is measured. */
export interface Workload {
  name: string;
  recordsPerRequest: number;
  /** Data of the records of one request, before base64. */
  bytesPerRequest: number;
  /** Makes the requests for a server whose stream is ready and filled. */
  prepare(port: number): Promise<Buffer[]>;
}

const randomRecord = (bytes: number) => ({
  Data: randomBytes(bytes).toString('base64'),
  PartitionKey: `user-${randomBytes(4).readUInt32BE()}`,
});

const randomBatch = (bytes: number) => Array.from({ length: batchSize }, () => randomRecord(bytes));

/** A PutRecords request of 500 records with random keys. */
export const putRecordsRequest = (bytes: number, StreamName = streamName): Buffer =>
  kinesisRequest('PutRecords', { StreamName, Records: randomBatch(bytes) });

const putRecordRequest = () =>
  kinesisRequest('PutRecord', { StreamName: streamName, ...randomRecord(smallBytes) });

export async function withConnection<T>(
  port: number,
  work: (connection: HttpConnection) => Promise<T>,
) {
  const connection = await HttpConnection.open(port);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

interface ListShardsOutput {
  Shards: { ShardId: string; HashKeyRange: { StartingHashKey: string } }[];
}

/** As many shards as there are connections, so that each reads one of its own. */
async function readShards(connection: HttpConnection) {
  const { Shards } = await callKinesis<ListShardsOutput>(connection, 'ListShards', {
    StreamName: streamName,
  });
  return Shards.slice(0, connectionCount);
}

/** Creates the stream and waits until it takes records. */
export const createStream = (port: number, StreamName = streamName, ShardCount = shardCount) =>
  withConnection(port, async (connection) => {
    await callKinesis(connection, 'CreateStream', { StreamName, ShardCount });
    for (;;) {
      const { StreamDescriptionSummary } = await callKinesis<{
        StreamDescriptionSummary: { StreamStatus: string };
      }>(connection, 'DescribeStreamSummary', { StreamName });
      if (StreamDescriptionSummary.StreamStatus === 'ACTIVE') return;
      await pause(pollMs);
    }
  });

/** Puts the same number of records into each shard that is read later. */
export const fillShards = (port: number) =>
  withConnection(port, async (connection) => {
    for (const { HashKeyRange } of await readShards(connection))
      await callKinesis(connection, 'PutRecords', {
        StreamName: streamName,
        Records: randomBatch(smallBytes).map((record) =>
          Object.assign(record, { ExplicitHashKey: HashKeyRange.StartingHashKey }),
        ),
      });
  });

const getRecordsRequests = (port: number) =>
  withConnection(port, async (connection) => {
    const requests: Buffer[] = [];
    for (const { ShardId } of await readShards(connection)) {
      const { ShardIterator } = await callKinesis<{ ShardIterator: string }>(
        connection,
        'GetShardIterator',
        { StreamName: streamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' },
      );
      const request = kinesisRequest('GetRecords', { ShardIterator, Limit: batchSize });
      const { status, body } = await connection.send(request, true);
      const count = body.toString().split('"PartitionKey"').length - 1;
      if (status !== 200 || count !== batchSize)
        throw new Error(`GetRecords answered ${status} with ${count} of ${batchSize} records.`);
      requests.push(request);
    }
    return requests;
  });

/** Sends one of the requests and looks at the answer: what is measured must be work that was done. */
async function putRecordsRequests(port: number, bytes: number) {
  const requests = Array.from({ length: variants }, () => putRecordsRequest(bytes));
  await withConnection(port, async (connection) => {
    const { status, body } = await connection.send(requests[0] ?? Buffer.alloc(0), true);
    if (status !== 200 || !/"FailedRecordCount":\s*0\b/.test(body.toString()))
      throw new Error(`PutRecords answered ${status}: ${body.toString().slice(0, 500)}`);
  });
  return requests;
}

/** Reads come first: they read what was filled in, whatever the writes add later. */
export const workloads: readonly Workload[] = [
  {
    name: 'GetRecords 500 × 100 B',
    recordsPerRequest: batchSize,
    bytesPerRequest: batchSize * smallBytes,
    prepare: getRecordsRequests,
  },
  {
    name: 'PutRecord 100 B',
    recordsPerRequest: 1,
    bytesPerRequest: smallBytes,
    prepare: async () => Array.from({ length: variants * connectionCount }, putRecordRequest),
  },
  {
    name: 'PutRecords 500 × 100 B',
    recordsPerRequest: batchSize,
    bytesPerRequest: batchSize * smallBytes,
    prepare: (port) => putRecordsRequests(port, smallBytes),
  },
  {
    name: 'PutRecords 500 × 1 KiB',
    recordsPerRequest: batchSize,
    bytesPerRequest: batchSize * largeBytes,
    prepare: (port) => putRecordsRequests(port, largeBytes),
  },
];
