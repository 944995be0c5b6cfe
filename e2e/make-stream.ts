import { type Kinesis, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { kinesisClient } from './kinesis-client.ts';
import type { Stack } from '#scripts/stack/stack.mjs';

/** A client of the stack's simulator, as any other program has one. */
export const kinesisOf = ({ engineEndpoint }: Pick<Stack, 'engineEndpoint'>): Kinesis =>
  kinesisClient(engineEndpoint);

/** Creates a stream and waits until it can be used. It is on-demand where no number of shards is given. */
export async function makeStream(
  kinesis: Kinesis,
  streamName: string,
  shards?: number,
): Promise<void> {
  await kinesis.createStream({
    StreamName: streamName,
    StreamModeDetails: { StreamMode: shards === undefined ? 'ON_DEMAND' : 'PROVISIONED' },
    ...(shards !== undefined && { ShardCount: shards }),
  });
  const patience = { client: kinesis, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  await waitUntilStreamExists(patience, { StreamName: streamName });
}
