import { CreateStreamCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSimulator } from '#engine/simulator.ts';
import { installedVersion, runWithCredentials } from './installed-program.ts';

const script = join(import.meta.dirname, 'boto3-metrics.py');
const protocol = await installedVersion('python3', [script, 'protocol']);

/** Three records of two bytes, put at the start of the minute that the clock shows. */
async function putRecords(endpoint: string): Promise<void> {
  const client = new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' },
  });
  const StreamName = 'measured';
  await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  const Records = ['a', 'b', 'c'].map((PartitionKey) => ({
    PartitionKey,
    Data: Buffer.from('hi'),
  }));
  await client.send(new PutRecordsCommand({ StreamName, Records }));
  client.destroy();
}

it('serves metrics to boto3 over RPC v2', async (context) => {
  if (protocol?.trim() !== 'smithy-rpc-v2-cbor') {
    console.warn('Skipped: no boto3 that speaks RPC v2 to CloudWatch is installed for python3.');
    context.skip('no boto3 that speaks RPC v2 is installed');
  }
  const simulator = await createSimulator({ clock: 'manual', lifecycleMs: 0 });
  try {
    await putRecords(simulator.endpoint);
    const minute = new Date(Math.floor(simulator.clock.now() / 60_000) * 60_000).toISOString();
    const printed = await runWithCredentials('python3', [script, simulator.endpoint, minute]);
    expect(JSON.parse(printed)).toEqual({
      listed: true,
      data: { times: [minute], values: [3] },
      statistics: { time: minute, sum: 3, unit: 'Count' },
      put: [5, 3, 'Count'],
      refusals: ['InvalidParameterCombination', 'InvalidParameterValue'],
    });
  } finally {
    await simulator.close();
  }
});
