import {
  CreateChannelCommand,
  type CreateChannelInput,
  CreateStreamCommand,
  DescribeChannelCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import type { SimulatorOptions } from '#engine/simulator.ts';
import { account } from './clicks-stream.ts';
import { simulatedKinesis } from './simulated-kinesis.ts';

export const ordersArn = `arn:aws:kinesis:us-east-1:${account}:stream/orders`;
export const BucketARN = 'arn:aws:s3:::orders-archive';
export const ExpectedBucketOwner = account;

export const toBucket = {
  ChannelName: 'archive',
  ServiceExecutionRoleARN: `arn:aws:iam::${account}:role/delivery`,
  StreamConfigurationList: [
    { StreamARN: ordersArn, RecordConfiguration: { RecordFormatType: 'JSON' } },
  ],
  S3DestinationConfiguration: {
    StorageConfiguration: { BucketARN, ExpectedBucketOwner, CompressionType: 'GZIP' },
  },
} satisfies CreateChannelInput;

export const toTable = {
  ChannelName: 'table',
  ServiceExecutionRoleARN: `arn:aws:iam::${account}:role/delivery`,
  StreamConfigurationList: [
    {
      StreamARN: ordersArn,
      RecordConfiguration: {
        RecordFormatType: 'GSR_JSON',
        GSRSchemaARN: `arn:aws:glue:us-east-1:${account}:schema/registry/orders`,
      },
    },
  ],
  S3TablesDestinationConfiguration: {
    DeadLetterQueueS3Configuration: { BucketARN, ExpectedBucketOwner, ErrorOutputPrefix: 'bad/' },
    S3TablesConfigurationList: [
      {
        TableBucketARN: `arn:aws:s3tables:us-east-1:${account}:bucket/analytics`,
        Namespace: 'shop',
        TableName: 'orders',
        CompressionType: 'ZSTD',
        PartitionSpec: { PartitionFields: [{ Transform: 'TIME_HOUR', SourceName: 'at' }] },
      },
    ],
  },
} satisfies CreateChannelInput;

/** A simulator with the on-demand stream `orders`, whose call rates are lifted. */
export async function ordersStream(options: SimulatorOptions = {}) {
  const kinesis = await simulatedKinesis({ limits: false, ...options });
  await createOnDemand(kinesis.client, 'orders');
  kinesis.simulator.clock.advance(options.lifecycleMs ?? 0);
  return kinesis;
}

export const createOnDemand = (client: KinesisClient, StreamName: string) =>
  client.send(
    new CreateStreamCommand({ StreamName, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }),
  );

export async function createChannel(client: KinesisClient, input: CreateChannelInput = toBucket) {
  const { ChannelDescription } = await client.send(new CreateChannelCommand(input));
  return { ChannelARN: ChannelDescription?.ChannelARN ?? '', ChannelDescription };
}

export const describeChannel = async (client: KinesisClient, ChannelARN: string) =>
  (await client.send(new DescribeChannelCommand({ ChannelARN }))).ChannelDescription;
