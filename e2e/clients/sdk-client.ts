import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  type _Record,
} from '@aws-sdk/client-kinesis';

/** The JavaScript SDK's client as it is by default. */
export const sdkClient = (endpoint: string): KinesisClient =>
  new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });

export const textOf = ({ Data }: _Record): string => Buffer.from(Data ?? []).toString();

/** Every record of a stream of few, by shard. */
export async function recordsByShard(
  client: KinesisClient,
  StreamName: string,
): Promise<Map<string, _Record[]>> {
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }));
  const byShard = new Map<string, _Record[]>();
  for (const { ShardId = '' } of Shards) {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    byShard.set(ShardId, Records);
  }
  return byShard;
}
