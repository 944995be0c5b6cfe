import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { Kinesis, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { onTestFinished } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#engine/simulator.ts';
import { AwsCborProtocol } from '#engine/wire/testing/aws-cbor-protocol.ts';
import { createLabClient, type LabClient } from '#lib/lab-client/lab-client.ts';

export const StreamName = 'orders';
export const throttle = 'ProvisionedThroughputExceededException';
export const account = '000000000000';
export const [shard0, shard1] = ['shardId-000000000000', 'shardId-000000000001'] as const;
/** A partition key of each of the stream's two shards. */
export const [key0, key1] = ['a', 'b'] as const;

type Handler = NonNullable<KinesisClientConfig['requestHandler']>;

/** The SDK's clients of one caller, in both of Kinesis's protocols, and the lab's. None of them tries again. */
export function clientsOf(
  endpoint: string,
  accessKeyId = 'test',
  handler: () => Handler = () => new NodeHttpHandler(),
) {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
  const clients = {
    kinesis: new Kinesis({ ...config, requestHandler: handler() }),
    cbor: new Kinesis({ ...config, requestHandler: handler(), protocol: AwsCborProtocol }),
    cloudWatch: new CloudWatch({ ...config, requestHandler: new NodeHttpHandler() }),
    lab: createLabClient(config),
  };
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  return clients;
}

/** A simulator with a stream of two shards and no limits but faults, and the clients of a caller. It ends with the test. */
export async function faultyOrders(options: SimulatorOptions = {}, handler?: () => Handler) {
  const log: unknown[] = [];
  const simulator = await createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    limits: false,
    log: (entry) => log.push(entry),
    ...options,
  });
  onTestFinished(() => simulator.close());
  const clients = clientsOf(simulator.endpoint, 'test', handler);
  await clients.kinesis.createStream({ StreamName, ShardCount: 2 });
  return { simulator, log, ...clients };
}

export const put = (client: Kinesis, PartitionKey: string = key0, name = StreamName) =>
  client.putRecord({ StreamName: name, PartitionKey, Data: Buffer.from('x') });

export const putMany = (client: Kinesis, keys: readonly string[]) =>
  client.putRecords({
    StreamName,
    Records: keys.map((PartitionKey) => ({ PartitionKey, Data: Buffer.from('x') })),
  });

/** What a call came to: the name of its error, or `undefined`. */
export const failureOf = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: Error) => error.name,
  );

/** How many records a shard of the stream holds. */
export async function stored(kinesis: Kinesis, ShardId: string = shard0): Promise<number> {
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  return (await kinesis.getRecords({ ShardIterator })).Records?.length ?? 0;
}

/** How often the caller's faults have struck, oldest first. */
export const timesInjected = async (lab: LabClient) =>
  (await lab.listFaults({})).Faults?.map((fault) => fault.TimesInjected);
