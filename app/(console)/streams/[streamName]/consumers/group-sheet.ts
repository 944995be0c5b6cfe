import type { GroupInput } from './group-schema.ts';
import {
  javascriptReader,
  pythonReader,
  readerCommands,
  type ReadPlan,
  shellReader,
} from '../read-program.ts';
import type { CodeSheet } from '#components/code/code-sheet.ts';
import { javascriptConfig } from '#components/code/javascript-code.ts';
import { pythonClient } from '#components/code/python-code.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import { hclString } from '#components/code/terraform-code.ts';

/** What of a group programs can be told. */
export type GroupTerms = Pick<GroupInput, 'name' | 'startsAt'> & {
  streamName: string;
  processingMs: number;
  failoverMs: number;
};

/** A sample group as programs that read the like. */
export function groupSheet(terms: GroupTerms, place: CodePlace): CodeSheet {
  const plan: ReadPlan = {
    streamName: terms.streamName,
    shards: [],
    followChildren: true,
    from: { type: terms.startsAt },
    until: { type: 'never' },
    readsPerSecond: 1,
  };
  const alone = 'One reader of all shards, without leases: what divides them is the KCL.';
  return [
    {
      id: 'kcl',
      label: 'KCL',
      text: kclProperties(terms, place),
      note: `As the properties of the Kinesis Client Library’s MultiLangDaemon, a process a worker. It keeps its leases in a DynamoDB table ${applicationOf(terms)} (leaseKey, leaseOwner, leaseCounter, checkpoint), and from version 3 in ${applicationOf(terms)}-WorkerMetricStats and -CoordinatorState, which it makes itself. The simulator has no DynamoDB: name one in dynamoDBEndpoint.`,
    },
    {
      id: 'javascript',
      label: 'JavaScript',
      text: javascriptGroup(terms, plan, place),
      note: alone,
    },
    { id: 'python', label: 'Python', text: pythonGroup(terms, plan, place), note: alone },
    {
      id: 'cli',
      label: 'AWS CLI',
      text: shellReader(plan, place),
      note: 'One page of each shard: a command does not follow a stream.',
    },
    {
      id: 'terraform',
      label: 'Terraform',
      text: leaseTable(terms),
      note: 'The table of the leases, which the KCL makes by itself where it is missing. The stream stays as it is.',
    },
  ];
}

/** A table’s name has letters, digits and _ . - */
const applicationOf = ({ name }: GroupTerms): string =>
  name.trim().replaceAll(/[^\w.-]+/g, '-') || 'sample-group';

const kclProperties = (terms: GroupTerms, place: CodePlace): string =>
  [
    'executableName = node processor.mjs',
    'processingLanguage = nodejs',
    `streamName = ${terms.streamName}`,
    `applicationName = ${applicationOf(terms)}`,
    `regionName = ${place.region}`,
    `initialPositionInStream = ${terms.startsAt === 'horizon' ? 'TRIM_HORIZON' : 'LATEST'}`,
    `failoverTimeMillis = ${terms.failoverMs}`,
    'idleTimeBetweenReadsInMillis = 1000',
    ...(place.endpoint === undefined
      ? []
      : [
          `kinesisEndpoint = ${place.endpoint}`,
          'dynamoDBEndpoint = http://127.0.0.1:8000',
          'metricsLevel = NONE',
        ]),
  ].join('\n');

const javascriptGroup = (
  { processingMs }: GroupTerms,
  plan: ReadPlan,
  place: CodePlace,
): string => `import { setTimeout as sleep } from 'node:timers/promises';
import { ${['KinesisClient', ...readerCommands].join(', ')} } from '@aws-sdk/client-kinesis';

const client = new KinesisClient(${javascriptConfig(place)});

async function take(shardId, records) {
  for (const { PartitionKey, SequenceNumber, Data } of records) {
    await sleep(${processingMs});
    console.log(shardId, SequenceNumber, PartitionKey, Buffer.from(Data).toString());
  }
  return false;
}

${javascriptReader(plan)}

await readAll();`;

const pythonGroup = (
  { processingMs }: GroupTerms,
  plan: ReadPlan,
  place: CodePlace,
): string => `import time

import boto3

client = ${pythonClient('kinesis', place)}


def take(shard_id, records):
    for record in records:
        time.sleep(${processingMs / 1_000})
        print(shard_id, record["SequenceNumber"], record["PartitionKey"], record["Data"], flush=True)
    return False


${pythonReader(plan)}


read_all()`;

const leaseTable = (terms: GroupTerms): string =>
  [
    'resource "aws_dynamodb_table" "leases" {',
    `  name = ${hclString(applicationOf(terms))}`,
    '  billing_mode = "PAY_PER_REQUEST"',
    '  hash_key = "leaseKey"',
    '  attribute {',
    '    name = "leaseKey"',
    '    type = "S"',
    '  }',
    '}',
  ].join('\n');
