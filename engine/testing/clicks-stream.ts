import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorInput,
  type KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import type { SimulatorOptions } from '#engine/simulator.ts';
import { simulatedKinesis } from './simulated-kinesis.ts';

/** The stream that tests of records put into and read from. */
export const StreamName = 'clicks';
/** The account of a key that names none. */
export const account = '000000000000';
export const bytes = (text: string) => Buffer.from(text);

/** A simulator that already has the stream. */
export async function clicks(ShardCount: number, options?: SimulatorOptions) {
  const kinesis = await simulatedKinesis(options);
  await kinesis.client.send(new CreateStreamCommand({ StreamName, ShardCount }));
  return kinesis;
}

export const put = (client: KinesisClient, text: string, PartitionKey = 'k') =>
  client.send(new PutRecordCommand({ StreamName, PartitionKey, Data: bytes(text) }));

/** From the start of the first shard unless `input` says otherwise. */
export async function iterator(
  client: KinesisClient,
  input: Partial<GetShardIteratorInput> = {},
): Promise<string> {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
      ...input,
    }),
  );
  return ShardIterator ?? '';
}

export async function read(client: KinesisClient, ShardIterator: string, Limit?: number) {
  const page = await client.send(new GetRecordsCommand({ ShardIterator, Limit }));
  return {
    ...page,
    texts: (page.Records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString()),
  };
}
