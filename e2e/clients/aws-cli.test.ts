import { expect, it, type TestContext } from 'vitest';
import { withSimulator } from './with-simulator.ts';
import { installedVersion, runWithCredentials } from './installed-program.ts';

const version = await installedVersion('aws', ['--version']);

/** Runs one command against an endpoint; gives what it prints. */
async function run(endpoint: string, command: string): Promise<unknown> {
  const line = `${command} --endpoint-url ${endpoint} --output json`;
  const text = await runWithCredentials('aws', line.split(/\s+/));
  return text ? JSON.parse(text) : undefined;
}

function requireCli(context: TestContext): void {
  if (version) return;
  console.warn('Skipped: the AWS CLI (aws) is not installed.');
  context.skip('the AWS CLI is not installed');
}

it('serves the AWS CLI', async (context) => {
  requireCli(context);
  // The second version takes binary members in base64 unless it is told otherwise.
  const format = version?.startsWith('aws-cli/2') ? '--cli-binary-format raw-in-base64-out' : '';

  await withSimulator(async ({ endpoint }) => {
    const kinesis = (command: string) => run(endpoint, `kinesis ${command}`);
    const stream = '--stream-name from-the-cli';
    const shardId = 'shardId-000000000000';

    await kinesis(`create-stream ${stream} --shard-count 1`);
    expect(
      await kinesis(`put-record ${stream} --partition-key user-1 --data line-1 ${format}`),
    ).toMatchObject({ ShardId: shardId });
    const { ShardIterator } = (await kinesis(
      `get-shard-iterator ${stream} --shard-id ${shardId} --shard-iterator-type TRIM_HORIZON`,
    )) as { ShardIterator: string };
    expect(await kinesis(`get-records --shard-iterator ${ShardIterator}`)).toMatchObject({
      Records: [{ PartitionKey: 'user-1', Data: Buffer.from('line-1').toString('base64') }],
    });
    await kinesis(`delete-stream ${stream}`);
    await expect(kinesis(`describe-stream-summary ${stream}`)).rejects.toThrow(
      'ResourceNotFoundException',
    );
  });
});

it('keeps the metrics that the AWS CLI puts', async (context) => {
  requireCli(context);
  await withSimulator(async ({ endpoint }) => {
    const metric = '--namespace from-the-cli --metric-name Taken';
    const dimensions = [{ Name: 'StreamName', Value: 'orders' }];
    await run(
      endpoint,
      `cloudwatch put-metric-data ${metric} --value 2.5 --unit Count --dimensions StreamName=orders`,
    );
    expect(await run(endpoint, 'cloudwatch list-metrics --namespace from-the-cli')).toEqual({
      Metrics: [{ Namespace: 'from-the-cli', MetricName: 'Taken', Dimensions: dimensions }],
    });
  });
});
