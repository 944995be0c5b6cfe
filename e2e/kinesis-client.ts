import { Kinesis, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** A program beside the console that uses the same simulator. */
export const kinesisClient = (endpoint: string): Kinesis =>
  new Kinesis({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
    requestHandler: new NodeHttpHandler(),
  });

/** Resolves once the stream can be written to. It is on-demand where no number of shards is given. */
export async function createStream(
  client: Kinesis,
  StreamName: string,
  ShardCount?: number,
): Promise<void> {
  // A server that is older than modes takes a number of shards, and nothing else.
  const mode = { StreamModeDetails: { StreamMode: 'ON_DEMAND' as const } };
  await client.createStream({ StreamName, ...(ShardCount === undefined ? mode : { ShardCount }) });
  await untilActive(client, StreamName);
}

/** Each description is a round trip of its own, so this does not spin. */
export async function untilActive(client: Kinesis, StreamName: string): Promise<void> {
  for (;;) {
    const { StreamDescriptionSummary: summary } = await client.describeStreamSummary({
      StreamName,
    });
    if (summary?.StreamStatus === 'ACTIVE') return;
  }
}

/** Puts every record, those that are refused again until they are taken. */
export async function putAll(
  client: Kinesis,
  StreamName: string,
  records: readonly PutRecordsRequestEntry[],
): Promise<void> {
  let left = [...records];
  while (left.length > 0) {
    const batch = left.slice(0, 500);
    const { Records: answers = [] } = await client.putRecords({ StreamName, Records: batch });
    left = [...batch.filter((_, at) => answers[at]?.ErrorCode), ...left.slice(500)];
  }
}

/** The data of all records of a stream of one shard. */
export async function dataIn(client: Kinesis, StreamName: string): Promise<Buffer[]> {
  const { ShardIterator } = await client.getShardIterator({
    StreamName,
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const data: Buffer[] = [];
  for (let next = ShardIterator, behindMs = 1; next && behindMs > 0;) {
    const page = await client.getRecords({ ShardIterator: next });
    data.push(...(page.Records ?? []).map(({ Data }) => Buffer.from(Data ?? [])));
    next = page.NextShardIterator;
    behindMs = page.MillisBehindLatest ?? 0;
  }
  return data;
}
