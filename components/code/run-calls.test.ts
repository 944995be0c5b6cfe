import { Kinesis } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import type { SdkCall } from './sdk-call.ts';
import { sheetOfCalls } from './sheet-of-calls.ts';
import { createSimulator } from '#engine/simulator.ts';
import { isInstalled, type ProgramLanguage, runProgram } from '#engine/testing/run-program.ts';

const callsOf = (StreamName: string): SdkCall[] =>
  Object.entries({
    CreateStream: {
      StreamName,
      ShardCount: 2,
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      Tags: { team: 'a b @ +' },
    },
    AddTagsToStream: { StreamName, Tags: { cost: '= 5 -x' } },
    RemoveTagsFromStream: { StreamName, TagKeys: ['team'] },
    EnableEnhancedMonitoring: { StreamName, ShardLevelMetrics: ['IncomingBytes'] },
    IncreaseStreamRetentionPeriod: { StreamName, RetentionPeriodHours: 48 },
    PutRecord: {
      StreamName,
      PartitionKey: "-k it's $HOME",
      Data: new TextEncoder().encode('höch'),
    },
    UpdateShardCount: { StreamName, TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING' },
    UpdateAccountSettings: { MinimumThroughputBillingCommitment: { Status: 'ENABLED' } },
  }).map(([operation, input]) => ({ service: 'kinesis', operation, input }));

const programs: [string, ProgramLanguage, string][] = [
  ['cli', 'shell', 'aws --version'],
  ['javascript', 'javascript', 'true'],
  ['python', 'python', 'python3 -c "import boto3"'],
];

test.each(programs)(
  'the %s text does what the calls say',
  async (id, language, check) => {
    if (!(await isInstalled(check))) {
      console.warn(`Skipped: ${check} fails.`);
      return;
    }
    const simulator = await createSimulator({ lifecycleMs: 0 });
    const { endpoint } = simulator;
    const place = { region: 'us-east-1', endpoint, takesAnyKey: true };
    const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
    const kinesis = new Kinesis({ region: 'us-east-1', endpoint, credentials });
    try {
      const sheet = sheetOfCalls(callsOf('orders'), place);
      await runProgram(language, sheet.find((tab) => tab.id === id)?.text ?? '');
      const { StreamDescriptionSummary: stream } = await kinesis.describeStreamSummary({
        StreamName: 'orders',
      });
      expect(stream).toMatchObject({
        OpenShardCount: 4,
        RetentionPeriodHours: 48,
        EnhancedMonitoring: [{ ShardLevelMetrics: ['IncomingBytes'] }],
      });
      expect((await kinesis.listTagsForStream({ StreamName: 'orders' })).Tags).toEqual([
        { Key: 'cost', Value: '= 5 -x' },
      ]);
    } finally {
      kinesis.destroy();
      await simulator.close();
    }
  },
  120_000,
);

test('Terraform reads the resources', async () => {
  if (!(await isInstalled('terraform version'))) {
    console.warn('Skipped: terraform is not installed.');
    return;
  }
  const sheet = sheetOfCalls(callsOf('orders'), { region: 'us-east-1' });
  const text = sheet.find(({ id }) => id === 'terraform')?.text ?? '';
  expect(text).toContain('aws_kinesis_account_settings');
  const formatted = await runProgram('shell', `terraform fmt - <<'END'\n${text}\nEND`);
  expect(formatted).toContain('shard_count = 4');
  await expect(runProgram('shell', "terraform fmt - <<'END'\nresource {\nEND")).rejects.toThrow();
}, 60_000);
