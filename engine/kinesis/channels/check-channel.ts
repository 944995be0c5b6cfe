import type {
  ChannelEncryptionConfiguration,
  CreateChannelInput,
  RecordConfiguration,
  S3TablesDestinationConfiguration,
} from '@aws-sdk/client-kinesis';
import { parseArn } from '#engine/core/arn.ts';
import { invalidArgument } from '../failures.ts';
import { freshnessSeconds } from '../limits.ts';
import type { Scope } from '../stream-registry.ts';

/*
 * What AWS documents of a channel beyond the limits of single members. [unsure] of all these texts, and of
 * InvalidArgumentException where ValidationException is documented as well.
 */

/** What a channel reads. */
interface ChannelSource {
  streamArn: string;
  records: RecordConfiguration;
}

/** Checks all that can be checked without looking anything up. @throws InvalidArgumentException */
export function checkChannel(scope: Scope, input: CreateChannelInput): ChannelSource {
  const { StreamConfigurationList: streams = [], EncryptionConfiguration } = input;
  const { S3DestinationConfiguration: s3, S3TablesDestinationConfiguration: s3Tables } = input;
  const [{ StreamARN: streamArn, RecordConfiguration: records } = {}] = streams;
  if (streams.length !== 1 || !streamArn || !records)
    throw invalidArgument('StreamConfigurationList must contain exactly one stream.');
  if ((s3 === undefined) === (s3Tables === undefined))
    throw invalidArgument(
      'Exactly one of S3DestinationConfiguration and S3TablesDestinationConfiguration should be provided.',
    );
  checkRecords(records, s3Tables !== undefined);
  if (s3Tables) checkTables(scope, s3Tables);
  checkFreshness((s3 ?? s3Tables)?.DataFreshnessInSeconds);
  checkKey(EncryptionConfiguration);
  checkHome(scope, 'The source stream', streamArn);
  checkHome(scope, 'The Glue schema', records.GSRSchemaARN);
  return { streamArn, records };
}

export function checkFreshness(seconds: number | undefined): void {
  const { least, most } = freshnessSeconds;
  if (seconds === undefined || (seconds >= least && seconds <= most)) return;
  throw invalidArgument(`DataFreshnessInSeconds must be between ${least} and ${most}.`);
}

function checkRecords(records: RecordConfiguration, isForTables: boolean): void {
  const format = records.RecordFormatType;
  const fits = format === 'JSON' || isForTables === (format === 'GSR_JSON');
  if (!fits)
    throw invalidArgument(
      `RecordFormatType ${format} is not supported for ${isForTables ? 'S3 Tables' : 'S3'} destinations.`,
    );
  if (isForTables && records.GSRSchemaARN === undefined)
    throw invalidArgument('GSRSchemaARN is required for S3 Tables destinations.');
}

function checkTables(scope: Scope, destination: S3TablesDestinationConfiguration): void {
  const tables = destination.S3TablesConfigurationList ?? [];
  if (tables.length !== 1)
    throw invalidArgument('S3TablesConfigurationList must contain exactly one table.');
  for (const { TableBucketARN } of tables) checkHome(scope, 'The table bucket', TableBucketARN);
}

/** The service's own key, in any form that names it. */
function checkKey(encryption: ChannelEncryptionConfiguration | undefined): void {
  if (!encryption?.KeyId?.endsWith('alias/aws/kinesis')) return;
  throw invalidArgument('A channel cannot be encrypted with the key aws/kinesis.');
}

/** Delivery crosses no region, and what it reads and describes records by is its own account's. */
function checkHome({ accountId, region }: Scope, what: string, text: string | undefined): void {
  const arn = text === undefined ? undefined : parseArn(text);
  if (!arn || (arn.accountId === accountId && arn.region === region)) return;
  throw invalidArgument(
    `${what} ${text} must be of the channel's account ${accountId} in ${region}.`,
  );
}
