import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cliCode } from './cli-code.ts';
import { cloudformationCode } from './cloudformation-code.ts';
import { javascriptCode } from './javascript-code.ts';
import { pythonCode } from './python-code.ts';
import type { SdkCall } from './sdk-call.ts';
import { sheetOfCalls } from './sheet-of-calls.ts';
import { shellQuoted } from './shell-quoted.ts';
import { spacedName } from './spaced-name.ts';
import { hclString, terraformCode } from './terraform-code.ts';

const local = { region: 'us-east-1', endpoint: 'http://127.0.0.1:4567', takesAnyKey: true };
const aws = { region: 'eu-west-1' };
const call = (operation: string, input: object): SdkCall => ({
  service: 'kinesis',
  operation,
  input,
});

/** What a shell makes of the words of a command. */
function wordsOf(command: string): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

/** All but NUL, which no argument of a program can hold. */
const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed());

test('a shell gets back the text that was quoted, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 50 }), (texts) => {
      expect(wordsOf(`aws ${texts.map(shellQuoted).join(' ')}`)).toEqual(texts);
    }),
    { numRuns: 60 },
  );
  const nasty = ["it's", '$(rm -rf /)', '`id`', 'a\nb', '"', String.raw`\'`, '', '-x', '*', '~'];
  expect(wordsOf(`aws ${nasty.map(shellQuoted).join(' ')}`)).toEqual(nasty);
});

test('a command line names the operation and every member as the CLI does', () => {
  const input = {
    StreamName: 'orders',
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '17',
  };
  expect(cliCode(call('SplitShard', input), local)).toBe(
    [
      'export AWS_ACCESS_KEY_ID=kinetoscope AWS_SECRET_ACCESS_KEY=kinetoscope',
      'aws kinesis split-shard \\',
      '  --region us-east-1 \\',
      '  --endpoint-url http://127.0.0.1:4567 \\',
      '  --stream-name orders \\',
      '  --shard-to-split shardId-000000000000 \\',
      '  --new-starting-hash-key 17',
    ].join('\n'),
  );
});

const words = (operation: string, input: object) =>
  wordsOf(cliCode(call(operation, input), aws)).slice(4);

test('lists, flags, structures and what looks like an option or a file reach the CLI as they are', () => {
  expect(words('RemoveTagsFromStream', { TagKeys: ["it's", 'two words'] })).toEqual([
    '--tag-keys',
    "it's",
    'two words',
  ]);
  expect(words('DeleteStream', { EnforceConsumerDeletion: true })).toEqual([
    '--enforce-consumer-deletion',
  ]);
  expect(words('AddTagsToStream', { Tags: { a: '$HOME' } })).toEqual(['--tags', '{"a":"$HOME"}']);
  expect(words('PutRecord', { PartitionKey: '-rf' })).toEqual(['--partition-key=-rf']);
  expect(
    words('PutRecord', { PartitionKey: 'file:///etc/passwd', Data: Buffer.from('x') }),
  ).toEqual(['--cli-input-json', '{"PartitionKey":"file:///etc/passwd","Data":"eA=="}']);
});

test.each([
  ['StreamARN', 'stream-arn'],
  ['MaxRecordSizeInKiB', 'max-record-size-in-ki-b'],
  ['WarmThroughputMiBps', 'warm-throughput-mi-bps'],
  ['NewStartingHashKey', 'new-starting-hash-key'],
  ['ResourceARNs', 'resource-arns'],
])('%s is named %s, as botocore does', (name, spaced) =>
  expect(spacedName(name, '-')).toBe(spaced),
);

test('JavaScript calls the operation with the very input', async () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value.object, async (input) => {
      const code = javascriptCode([call('CreateStream', input)], local);
      const script = code.replace(/^import .*\n/, '');
      const sent: unknown[] = [];
      class KinesisClient {
        send = (given: unknown) => sent.push(given);
      }
      class CreateStreamCommand {
        input: unknown;
        constructor(given: unknown) {
          this.input = given;
        }
      }
      await runInNewContext(`(async () => {${script}})()`, { KinesisClient, CreateStreamCommand });
      expect(JSON.stringify(sent)).toBe(JSON.stringify([{ input }]));
    }),
  );
});

test('Python names what boto3 has', () => {
  const put = call('PutRecord', {
    StreamName: 'orders',
    Data: Buffer.from('x'),
    PartitionKey: 'k',
  });
  expect(pythonCode([put], aws)).toBe(
    [
      'import base64',
      '',
      'import boto3',
      '',
      'client = boto3.client("kinesis", region_name="eu-west-1")',
      'client.put_record(',
      '  StreamName="orders",',
      '  Data=base64.b64decode("eA=="),',
      '  PartitionKey="k",',
      ')',
    ].join('\n'),
  );
});

const create = call('CreateStream', {
  StreamName: '7 up',
  ShardCount: 2,
  StreamModeDetails: { StreamMode: 'PROVISIONED' },
  Tags: { team: '${var.secret}' },
});

test('Terraform has the resource, and no text of it becomes a template', () => {
  expect(terraformCode(create)).toBe(
    [
      'resource "aws_kinesis_stream" "_7_up" {',
      '  name = "7 up"',
      '  shard_count = 2',
      '  stream_mode_details {',
      '    stream_mode = "PROVISIONED"',
      '  }',
      '  tags = {',
      '    "team" = "$${var.secret}"',
      '  }',
      '}',
    ].join('\n'),
  );
  expect(hclString('%{ if x }"\n')).toBe(String.raw`"%%{ if x }\"\n"`);
  expect(terraformCode(call('SplitShard', {}))).toBeUndefined();
});

test('CloudFormation has the resource with its own names', () => {
  expect(JSON.parse(cloudformationCode(create) ?? '')).toEqual({
    Resources: {
      Stream: {
        Type: 'AWS::Kinesis::Stream',
        Properties: {
          Name: '7 up',
          ShardCount: 2,
          StreamModeDetails: { StreamMode: 'PROVISIONED' },
          Tags: [{ Key: 'team', Value: '${var.secret}' }],
        },
      },
    },
  });
  const longer = call('IncreaseStreamRetentionPeriod', {
    StreamName: 'a',
    RetentionPeriodHours: 48,
  });
  expect(JSON.parse(cloudformationCode(longer) ?? '')).toMatchObject({
    Resources: { Stream: { Properties: { Name: 'a', RetentionPeriodHours: 48 } } },
  });
});

const noteOf = (id: string, ...calls: SdkCall[]) =>
  sheetOfCalls(calls, aws).find((tab) => tab.id === id)?.note;

test('a change that names its stream by the ARN alone is of the stream’s resource', () => {
  const StreamARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/orders';
  const bigger = call('UpdateMaxRecordSize', { StreamARN, MaxRecordSizeInKiB: 2_048 });
  expect(terraformCode(bigger)).toContain('resource "aws_kinesis_stream" "orders" {');
});

test('metrics and tags that are added say that the resource lists all of them', () => {
  const metrics = call('EnableEnhancedMonitoring', {
    StreamName: 'orders',
    ShardLevelMetrics: ['IncomingBytes', 'IncomingRecords'],
  });
  expect(terraformCode(metrics)).toContain(
    'shard_level_metrics = ["IncomingBytes", "IncomingRecords"]',
  );
  expect(cloudformationCode(metrics)).toContain('DesiredShardLevelMetrics');
  expect(noteOf('terraform', metrics)).toContain('lists all');
});

test('what no resource can do says why, and is no empty tab', () => {
  expect(noteOf('terraform', call('SplitShard', {}))).toContain('cannot split or merge one');
  expect(noteOf('cloudformation', call('DeleteStream', {}))).toContain('Take the resource out');
  expect(noteOf('terraform', call('GetRecords', {}))).toContain('describes what lasts');
  expect(noteOf('terraform', call('UpdateStreamWarmThroughput', {}))).toContain('no argument');
});

test('settings of the account have a resource at Terraform', () => {
  const commit = call('UpdateAccountSettings', {
    MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
  });
  expect(terraformCode(commit)).toBe(
    [
      'resource "aws_kinesis_account_settings" "this" {',
      '  minimum_throughput_billing_commitment {',
      '    status = "ENABLED"',
      '  }',
      '}',
    ].join('\n'),
  );
  expect(noteOf('cloudformation', commit)).toContain('no resource');
});

test('calls of several services have a client each', () => {
  const calls: SdkCall[] = [
    { service: 'kinesis', operation: 'ListStreams', input: {} },
    { service: 'sts', operation: 'GetCallerIdentity', input: {} },
  ];
  expect(javascriptCode(calls, aws)).toContain('await sts.send(new GetCallerIdentityCommand({}));');
  expect(javascriptCode(calls, aws)).toContain('import { STSClient, GetCallerIdentityCommand }');
  expect(pythonCode(calls, aws)).toContain('sts.get_caller_identity()');
});
