import { Kinesis, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { onTestFinished } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#engine/simulator.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

export const StreamName = 'orders';
export const firstShard = 'shardId-000000000000';

/** A simulator with one stream, a client of the lab, and as many of Kinesis as are asked for. All end with the test. */
export async function observedStream(ShardCount: number, options: SimulatorOptions = {}) {
  const simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, ...options });
  onTestFinished(() => simulator.close());
  const { endpoint } = simulator;
  const kinesisAs = (accessKeyId: string, more: KinesisClientConfig = {}) => {
    const client = new Kinesis({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'secret' },
      requestHandler: new NodeHttpHandler(),
      maxAttempts: 1,
      ...more,
    });
    onTestFinished(() => client.destroy());
    return client;
  };
  const kinesis = kinesisAs('PRODUCER');
  const lab = createLabClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'OBSERVER', secretAccessKey: 'secret' },
  });
  onTestFinished(() => lab.destroy());
  await kinesis.createStream({ StreamName, ShardCount });
  return { simulator, kinesis, kinesisAs, lab };
}
