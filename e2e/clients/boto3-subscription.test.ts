import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installedVersion, runWithCredentials } from './installed-program.ts';
import { withSimulator } from './with-simulator.ts';

const version = await installedVersion('python3', ['-c', 'import boto3; print(boto3.__version__)']);

it("pushes a shard's records to boto3", async (context) => {
  if (!version) {
    console.warn('Skipped: boto3 is not installed for python3.');
    context.skip('boto3 is not installed');
  }
  await withSimulator(async ({ endpoint }) => {
    const script = join(import.meta.dirname, 'boto3-subscription.py');
    const seen: unknown = JSON.parse(await runWithCredentials('python3', [script, endpoint]));
    expect(seen).toEqual({
      seen: ['early', 'late'],
      taken: 'ResourceInUseException',
      children: ['shardId-000000000002'],
      continues: false,
    });
  });
});
