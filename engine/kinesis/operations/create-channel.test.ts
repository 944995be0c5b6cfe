import {
  CreateChannelCommand,
  type CreateChannelInput,
  CreateStreamCommand,
} from '@aws-sdk/client-kinesis';
import { describe, expect, test } from 'vitest';
import { account } from '#engine/testing/clicks-stream.ts';
import { expectFailure, expectValidationError } from '#engine/testing/expect-failure.ts';
import {
  BucketARN,
  createChannel,
  describeChannel,
  ExpectedBucketOwner,
  ordersArn as StreamARN,
  ordersStream,
  toBucket,
  toTable,
} from '#engine/testing/orders-channels.ts';
import { simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

describe('a channel that is created', () => {
  test('is described with AWS’s defaults', async () => {
    await using kinesis = await ordersStream();
    const { client, simulator } = kinesis;
    const { ChannelDescription } = await createChannel(client);
    const id = ChannelDescription?.ChannelId;
    const now = new Date(simulator.clock.now());
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(ChannelDescription).toEqual({
      ChannelName: 'archive',
      ChannelARN: `arn:aws:kinesis:us-east-1:${account}:channel/${id}`,
      ChannelId: id,
      ChannelStatus: 'CREATING',
      ChannelCreationTimestamp: now,
      ServiceExecutionRoleARN: toBucket.ServiceExecutionRoleARN,
      StreamConfigurationList: [
        {
          StreamARN,
          StreamCreationTimestamp: now,
          RecordConfiguration: { RecordFormatType: 'JSON' },
        },
      ],
      S3DestinationConfiguration: {
        DataFreshnessInSeconds: 300,
        DeadLetterQueueS3Configuration: {
          BucketARN,
          ExpectedBucketOwner,
          ErrorOutputPrefix: `kinesis-channel/errors/archive/${id}/`,
        },
        StorageConfiguration: {
          BucketARN,
          ExpectedBucketOwner,
          CompressionType: 'GZIP',
          StorageClass: 'STANDARD',
          OutputKeyTemplate:
            'kinesis-channel/!{channel-name}/!{channel-id}/!{yyyy}/!{MM}/!{dd}/!{HH}/' +
            '!{channel-name}-!{channel-id}-!{yyyy}-!{MM}-!{dd}-!{HH}-!{mm}!{extension}',
        },
      },
      LoggingConfiguration: {
        CloudWatchLogs: {
          Enabled: false,
          LogGroupName: `/aws/kinesis/archive/${id}`,
          LogStreamName: 'DestinationDelivery',
        },
      },
    });
  });

  test('to a table keeps what it was given', async () => {
    await using kinesis = await ordersStream();
    const KeyId = 'alias/orders';
    const encryption = { EncryptionConfiguration: { EncryptionType: 'KMS' as const, KeyId } };
    const { ChannelARN } = await createChannel(kinesis.client, { ...toTable, ...encryption });
    expect(await describeChannel(kinesis.client, ChannelARN)).toMatchObject({
      ...encryption,
      StreamConfigurationList: toTable.StreamConfigurationList,
      S3TablesDestinationConfiguration: {
        ...toTable.S3TablesDestinationConfiguration,
        DataFreshnessInSeconds: 300,
      },
    });
  });
});

describe('creating a channel', () => {
  const [source] = toBucket.StreamConfigurationList;
  const [tableSource] = toTable.StreamConfigurationList;
  const [table] = toTable.S3TablesDestinationConfiguration.S3TablesConfigurationList;
  const { S3DestinationConfiguration } = toBucket;
  const { S3TablesDestinationConfiguration } = toTable;
  const ofRecords = (RecordConfiguration: object) => [{ ...source, RecordConfiguration }];

  const refusals: [why: string, input: object][] = [
    ['two streams', { ...toBucket, StreamConfigurationList: [source, source] }],
    ['no destination', { ...toBucket, S3DestinationConfiguration: undefined }],
    ['both destinations', { ...toBucket, S3TablesDestinationConfiguration }],
    [
      'two tables',
      {
        ...toTable,
        S3TablesDestinationConfiguration: {
          ...S3TablesDestinationConfiguration,
          S3TablesConfigurationList: [table, table],
        },
      },
    ],
    [
      'GSR_JSON to a bucket',
      { ...toBucket, StreamConfigurationList: ofRecords({ RecordFormatType: 'GSR_JSON' }) },
    ],
    [
      'STRING to a table',
      {
        ...toTable,
        StreamConfigurationList: ofRecords({
          ...tableSource?.RecordConfiguration,
          RecordFormatType: 'STRING',
        }),
      },
    ],
    [
      'no schema for a table',
      { ...toTable, StreamConfigurationList: ofRecords({ RecordFormatType: 'JSON' }) },
    ],
    ...[299, 901].map((DataFreshnessInSeconds): [string, object] => [
      `freshness of ${DataFreshnessInSeconds} s`,
      {
        ...toBucket,
        S3DestinationConfiguration: { ...S3DestinationConfiguration, DataFreshnessInSeconds },
      },
    ]),
    [
      'the service’s own key',
      {
        ...toBucket,
        EncryptionConfiguration: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
      },
    ],
    [
      'a stream of another region',
      {
        ...toBucket,
        StreamConfigurationList: [
          { ...source, StreamARN: StreamARN.replace('us-east-1', 'eu-west-1') },
        ],
      },
    ],
  ];

  test.each(refusals)('refuses %s', async (_why, input) => {
    await using kinesis = await ordersStream();
    await expectFailure(
      kinesis.client.send(new CreateChannelCommand(input as CreateChannelInput)),
      'InvalidArgumentException',
    );
  });

  test('refuses what the API’s model does not allow', async () => {
    await using kinesis = await ordersStream();
    await expectValidationError(
      createChannel(kinesis.client, {
        ...toBucket,
        ChannelName: 'a b',
        S3DestinationConfiguration: {
          StorageConfiguration: { BucketARN, ExpectedBucketOwner: '1', CompressionType: 'ZSTD' },
        },
      }),
      "Value 'a b' at 'channelName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
      "Value '1' at 's3DestinationConfiguration.storageConfiguration.expectedBucketOwner' failed to satisfy " +
        'constraint: Member must satisfy regular expression pattern: \\d{12}',
      "Value '1' at 's3DestinationConfiguration.storageConfiguration.expectedBucketOwner' failed to satisfy " +
        'constraint: Member must have length greater than or equal to 12',
    );
  });

  test('wants an on-demand stream that is there and ACTIVE', async () => {
    await using kinesis = await simulatedKinesis({ limits: false, lifecycleMs: 500 });
    const { client, simulator } = kinesis;
    await expectFailure(createChannel(client), 'ResourceNotFoundException');
    await client.send(new CreateStreamCommand({ StreamName: 'orders', ShardCount: 1 }));
    await expectFailure(createChannel(client), 'ResourceInUseException');
    simulator.clock.advance(500);
    await expectFailure(
      createChannel(client),
      'ValidationException',
      `Request is invalid. Stream orders under account ${account} is in Provisioned mode.`,
    );
  });

  test('takes a name once, and of a stream one channel of a type', async () => {
    await using kinesis = await ordersStream();
    const { client } = kinesis;
    await createChannel(client);
    await expectFailure(createChannel(client), 'ResourceInUseException');
    await expectFailure(
      createChannel(client, { ...toBucket, ChannelName: 'second' }),
      'LimitExceededException',
    );
    await createChannel(client, toTable);
  });
});
