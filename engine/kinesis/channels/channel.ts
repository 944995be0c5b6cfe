import type {
  ChannelDescription,
  ChannelEncryptionConfiguration,
  ChannelLoggingConfiguration,
  ChannelStatus,
  ChannelSummary,
  RecordConfiguration,
  S3DestinationDescription,
  S3TablesDestinationDescription,
} from '@aws-sdk/client-kinesis';
import { formatArn } from '#engine/core/arn.ts';
import type { Tags } from '../tags.ts';

/** What is stored of a channel. Its state follows from the time alone. */
export interface ChannelRow {
  accountId: string;
  region: string;
  /** A UUID. */
  id: string;
  name: string;
  createdAtMs: number;
  /** The state it passes through, or last passed through, and when that ends. */
  passing: 'CREATING' | 'UPDATING' | 'DELETING';
  passedAtMs: number;
  roleArn: string;
  streamArn: string;
  streamCreatedAtMs: number;
  recordConfiguration: RecordConfiguration;
  /** One of the two, with all defaults filled in. */
  s3: S3DestinationDescription | undefined;
  s3Tables: S3TablesDestinationDescription | undefined;
  encryption: ChannelEncryptionConfiguration | undefined;
  logging: ChannelLoggingConfiguration;
  tags: Tags;
}

export const channelArn = ({ region, accountId, id }: ChannelRow): string =>
  formatArn('kinesis', region, accountId, `channel/${id}`);

/** `undefined` once the channel is gone. */
export function channelStatus(row: ChannelRow, nowMs: number): ChannelStatus | undefined {
  if (nowMs < row.passedAtMs) return row.passing;
  return row.passing === 'DELETING' ? undefined : 'ACTIVE';
}

/** Whether the channel keeps its stream from being deleted or provisioned. */
export function isDelivering(row: ChannelRow, nowMs: number): boolean {
  const status = channelStatus(row, nowMs);
  return status !== undefined && status !== 'DELETING';
}

export const isOfStream = (
  { streamArn, streamCreatedAtMs }: ChannelRow,
  stream: { arn: string; row: { createdAtMs: number } },
): boolean => streamArn === stream.arn && streamCreatedAtMs === stream.row.createdAtMs;

export const destinationType = ({ s3 }: Pick<ChannelRow, 's3'>): 'S3' | 'S3_TABLES' =>
  s3 ? 'S3' : 'S3_TABLES';

const identify = (row: ChannelRow, status: ChannelStatus) => ({
  ChannelName: row.name,
  ChannelARN: channelArn(row),
  ChannelId: row.id,
  ChannelStatus: status,
  ChannelCreationTimestamp: new Date(row.createdAtMs),
});

export const describeChannel = (row: ChannelRow, status: ChannelStatus): ChannelDescription => ({
  ...identify(row, status),
  ServiceExecutionRoleARN: row.roleArn,
  StreamConfigurationList: [
    {
      StreamARN: row.streamArn,
      StreamCreationTimestamp: new Date(row.streamCreatedAtMs),
      RecordConfiguration: row.recordConfiguration,
    },
  ],
  S3DestinationConfiguration: row.s3,
  S3TablesDestinationConfiguration: row.s3Tables,
  EncryptionConfiguration: row.encryption,
  LoggingConfiguration: row.logging,
});

export const summariseChannel = (row: ChannelRow, status: ChannelStatus): ChannelSummary => ({
  ...identify(row, status),
  ChannelDestinationType: destinationType(row),
  Streams: [{ StreamARN: row.streamArn, StreamCreationTimestamp: new Date(row.streamCreatedAtMs) }],
});
