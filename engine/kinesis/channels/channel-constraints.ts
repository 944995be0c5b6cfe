import type { Constraint, Constraints } from '#engine/core/service.ts';
import { nextToken, streamArn, streamName, tags } from '../member-constraints.ts';

/*
 * The public API reference's limits of the members of the channel operations.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateChannel.html and the pages it leads to.
 * [unsure] of the order in which AWS lists enum values.
 */

const channelArn: Constraint = {
  required: true,
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:channel/\\S+',
};

const bucketArn: Constraint = {
  required: true,
  min: 1,
  max: 2048,
  pattern: 'arn:aws[-a-z0-9]*:s3:::[a-z0-9._-]{3,63}',
};

const bucketOwner: Constraint = { required: true, min: 12, max: 12, pattern: '\\d{12}' };
const tablePart: Constraint = { required: true, min: 1, max: 255, pattern: '[0-9a-z_]+' };

const deadLetterQueue: Constraint = {
  members: {
    BucketARN: bucketArn,
    ExpectedBucketOwner: bucketOwner,
    ErrorOutputPrefix: { min: 1, max: 512, pattern: "[0-9A-Za-z!\\-_'.*()\\/]+" },
  },
};

const s3Destination: Constraint = {
  members: {
    DeadLetterQueueS3Configuration: deadLetterQueue,
    StorageConfiguration: {
      required: true,
      members: {
        BucketARN: bucketArn,
        ExpectedBucketOwner: bucketOwner,
        OutputKeyTemplate: { min: 1, max: 1024, pattern: "[0-9A-Za-z!\\-_'.*()\\/=:{}]+" },
        StorageClass: { enum: ['STANDARD', 'INTELLIGENT_TIERING', 'GLACIER_IR'] },
        CompressionType: { required: true, enum: ['NONE', 'GZIP', 'ZSTD'] },
      },
    },
  },
};

const partitionFields: Constraint = {
  required: true,
  min: 1,
  max: 10,
  item: {
    members: {
      Transform: { required: true, enum: ['TIME_HOUR'] },
      SourceName: { required: true, min: 1, max: 255, pattern: '[a-zA-Z0-9\\.\\_]+' },
    },
  },
};

const s3TablesDestination: Constraint = {
  members: {
    DeadLetterQueueS3Configuration: { ...deadLetterQueue, required: true },
    S3TablesConfigurationList: {
      required: true,
      min: 1,
      max: 10_000,
      item: {
        members: {
          TableBucketARN: {
            required: true,
            min: 1,
            max: 2048,
            pattern: 'arn:aws[-a-z0-9]*:s3tables:[-a-z0-9]+:\\d{12}:bucket/[a-z0-9_-]{3,63}',
          },
          Namespace: tablePart,
          TableName: tablePart,
          CompressionType: { required: true, enum: ['NONE', 'ZSTD', 'SNAPPY'] },
          PartitionSpec: { members: { PartitionFields: partitionFields } },
        },
      },
    },
  },
};

const recordConfiguration: Constraint = {
  required: true,
  members: {
    RecordFormatType: { required: true, enum: ['GSR_JSON', 'JSON', 'STRING', 'BYTE_ARRAY'] },
    GSRSchemaARN: {
      min: 1,
      max: 512,
      pattern:
        'arn:aws[-a-z0-9]*:glue:[-a-z0-9]+:\\d{12}:schema/[-a-zA-Z0-9_$#.]+/[-a-zA-Z0-9_$#.]+',
    },
  },
};

const logging: Constraint = {
  members: {
    CloudWatchLogs: {
      required: true,
      members: {
        Enabled: { required: true },
        LogGroupName: { min: 1, max: 512, pattern: '[\\.\\-_/#A-Za-z0-9]+' },
        LogStreamName: { min: 1, max: 512, pattern: '[^:*]*' },
      },
    },
  },
};

const freshness: Constraint = { members: { DataFreshnessInSeconds: { required: true } } };

export const channelConstraints: Readonly<Record<string, Constraints>> = {
  CreateChannel: {
    ChannelName: { ...streamName, required: true },
    ServiceExecutionRoleARN: {
      required: true,
      min: 1,
      max: 512,
      pattern: 'arn:aws[-a-z0-9]*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+',
    },
    StreamConfigurationList: {
      required: true,
      min: 1,
      max: 10_000,
      item: {
        members: {
          StreamARN: { ...streamArn, required: true },
          RecordConfiguration: recordConfiguration,
        },
      },
    },
    S3DestinationConfiguration: s3Destination,
    S3TablesDestinationConfiguration: s3TablesDestination,
    EncryptionConfiguration: {
      members: {
        EncryptionType: { required: true, enum: ['KMS'] },
        KeyId: { required: true, min: 1, max: 2048 },
      },
    },
    Tags: tags,
    LoggingConfiguration: logging,
  },
  DescribeChannel: { ChannelARN: channelArn },
  DeleteChannel: { ChannelARN: channelArn },
  UpdateChannel: {
    ChannelARN: channelArn,
    S3DestinationConfiguration: freshness,
    S3TablesDestinationConfiguration: freshness,
    LoggingConfiguration: logging,
  },
  ListChannels: {
    StreamFilter: {
      min: 1,
      max: 10_000,
      item: { members: { StreamARN: { ...streamArn, required: true } } },
    },
    MaxResults: { min: 1, max: 10_000 },
    NextToken: nextToken,
  },
};
