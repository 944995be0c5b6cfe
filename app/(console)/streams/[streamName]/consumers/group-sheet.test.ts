import { type ChildProcess } from 'node:child_process';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupSheet } from './group-sheet.ts';
import { createSimulator } from '#engine/simulator.ts';
import { isInstalled, runProgram, startProgram } from '#engine/testing/run-program.ts';

const StreamName = 'orders';
const terms = {
  name: 'my group',
  streamName: StreamName,
  startsAt: 'horizon',
  processingMs: 1,
  failoverMs: 10_000,
} as const;

let simulator: Awaited<ReturnType<typeof createSimulator>>;
let kinesis: Kinesis;
const textOf = (id: string) => {
  const place = { region: 'us-east-1', endpoint: simulator.endpoint, takesAnyKey: true };
  return groupSheet(terms, place).find((tab) => tab.id === id)?.text ?? '';
};

beforeAll(async () => {
  simulator = await createSimulator({ lifecycleMs: 0 });
  const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
  const { endpoint } = simulator;
  kinesis = new Kinesis({ region: 'us-east-1', endpoint, credentials });
  await kinesis.createStream({ StreamName, ShardCount: 1 });
  const put = (PartitionKey: string) =>
    kinesis.putRecord({ StreamName, PartitionKey, Data: Buffer.from(`of ${PartitionKey}`) });
  await put('before');
  await kinesis.splitShard({
    StreamName,
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '17',
  });
  await put('after');
});
afterAll(async () => {
  kinesis.destroy();
  await simulator.close();
});

/** Resolves once a program has printed all of them. */
const printed = (program: ChildProcess, texts: readonly string[]) =>
  new Promise<void>((resolve, reject) => {
    let all = '';
    program.stdout?.on('data', (text: Buffer) => {
      all += String(text);
      if (texts.every((one) => all.includes(one))) resolve();
    });
    program.on('exit', () => reject(new Error(`It ended, having printed ${all}`)));
  });

test.each(['javascript', 'python'] as const)(
  'the %s program reads a closed shard, and then its children',
  async (language) => {
    if (language === 'python' && !(await isInstalled('python3 -c "import boto3"'))) {
      console.warn('Skipped: python3 or boto3 is not installed.');
      return;
    }
    const program = startProgram(language, textOf(language));
    await printed(program, ['of before', 'of after']);
    program.removeAllListeners('exit');
    program.kill('SIGKILL');
  },
  60_000,
);

test('the AWS CLI reads a page of each shard', async () => {
  if (!(await isInstalled('aws --version'))) {
    console.warn('Skipped: the AWS CLI (aws) is not installed.');
    return;
  }
  expect(await runProgram('shell', textOf('cli'))).toContain('"PartitionKey": "before"');
}, 60_000);

test('the KCL’s properties are those of the group, whose name is made one of a table', () => {
  expect(textOf('kcl')).toContain('applicationName = my-group\n');
  expect(textOf('kcl')).toContain('initialPositionInStream = TRIM_HORIZON\n');
  expect(textOf('kcl')).toContain('failoverTimeMillis = 10000\n');
  expect(textOf('terraform')).toContain('name = "my-group"');
});
