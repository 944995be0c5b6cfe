import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withSimulator } from './with-simulator.ts';
import { installedVersion, runWithCredentials } from './installed-program.ts';

const version = await installedVersion('python3', ['-c', 'import boto3; print(boto3.__version__)']);

it('serves boto3', async (context) => {
  if (!version) {
    console.warn('Skipped: boto3 is not installed for python3.');
    context.skip('boto3 is not installed');
  }
  await withSimulator(async ({ endpoint }) => {
    const script = join(import.meta.dirname, 'boto3-story.py');
    const seen: unknown = JSON.parse(await runWithCredentials('python3', [script, endpoint]));
    expect(seen).toEqual({
      failed: 0,
      data: [...Array.from({ length: 10 }, () => 'many'), 'one'],
      refusal: 'ResourceNotFoundException',
      left: [],
    });
  });
});
