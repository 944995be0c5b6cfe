import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createSimulator, type Simulator, type SimulatorOptions } from '#engine/simulator.ts';

/** A simulator on a manual clock, and the SDK's own client for it. */
export interface SimulatedKinesis {
  readonly simulator: Simulator;
  readonly client: KinesisClient;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Streams become ACTIVE at once unless `lifecycleMs` says otherwise. */
export async function simulatedKinesis(options: SimulatorOptions = {}): Promise<SimulatedKinesis> {
  const simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0, ...options });
  const client = new KinesisClient({
    endpoint: simulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  return {
    simulator,
    client,
    async [Symbol.asyncDispose]() {
      client.destroy();
      await simulator.close();
    },
  };
}
