import type {
  CreateChannelInput,
  CreateChannelOutput,
  DeadLetterQueueS3Configuration,
} from '@aws-sdk/client-kinesis';
import { type ChannelRow, describeChannel, destinationType } from '../channels/channel.ts';
import { logsOf } from '../channels/channel-logging.ts';
import { checkChannel } from '../channels/check-channel.ts';
import type { KinesisContext } from '../context.ts';
import { invalidRequest, limitExceeded, resourceInUse } from '../failures.ts';
import { freshnessSeconds } from '../limits.ts';
import { resolveActiveStream } from '../resolve-stream.ts';
import type { Stream } from '../stream.ts';
import { addTags } from '../tags.ts';

/** Answers at once; the channel is CREATING for as long as a stream would be. Nothing is delivered yet. */
export async function createChannel(
  ctx: KinesisContext,
  input: CreateChannelInput,
): Promise<CreateChannelOutput> {
  const { streamArn, records } = checkChannel(ctx.caller, input);
  const name = input.ChannelName ?? '';
  const tags = addTags({ name, accountId: ctx.caller.accountId }, {}, input.Tags ?? {});
  const stream = resolveActiveStream(ctx, { StreamARN: streamArn });
  checkStream(stream);
  const nowMs = ctx.clock.now();
  // Drawn anew for each call, and a call makes one channel.
  const id = ctx.caller.requestId;
  const channel: ChannelRow = {
    accountId: ctx.caller.accountId,
    region: ctx.caller.region,
    id,
    name,
    createdAtMs: nowMs,
    passing: 'CREATING',
    passedAtMs: nowMs + ctx.lifecycle.get(),
    roleArn: input.ServiceExecutionRoleARN ?? '',
    streamArn: stream.arn,
    streamCreatedAtMs: stream.row.createdAtMs,
    recordConfiguration: records,
    ...destinationsOf(input, `kinesis-channel/errors/${name}/${id}/`),
    encryption: input.EncryptionConfiguration,
    logging: { CloudWatchLogs: logsOf({ name, id }, input.LoggingConfiguration?.CloudWatchLogs) },
    tags,
  };
  checkRoom(ctx, stream, channel);
  await ctx.channels.add(channel);
  return { ChannelDescription: describeChannel(channel, 'CREATING') };
}

/** [unsure] of the text, which follows the one for on-demand streams. */
function checkStream({ row }: Stream): void {
  if (row.mode !== 'ON_DEMAND')
    throw invalidRequest(
      `Request is invalid. Stream ${row.name} under account ${row.accountId} is in Provisioned mode.`,
    );
}

/** [unsure] of both texts. */
function checkRoom(ctx: KinesisContext, stream: Stream, channel: ChannelRow): void {
  if (ctx.channels.list(channel).some(({ name }) => name === channel.name))
    throw resourceInUse(
      `Channel ${channel.name} under account ${channel.accountId} already exists.`,
    );
  const type = destinationType(channel);
  if (ctx.channels.deliveringFrom(stream).some((other) => destinationType(other) === type))
    throw limitExceeded(
      `Stream ${stream.row.name} under account ${stream.row.accountId} already has a channel of type ${type}.`,
    );
}

const defaultKeyTemplate =
  'kinesis-channel/!{channel-name}/!{channel-id}/!{yyyy}/!{MM}/!{dd}/!{HH}/' +
  '!{channel-name}-!{channel-id}-!{yyyy}-!{MM}-!{dd}-!{HH}-!{mm}!{extension}';

/** The destinations with AWS's defaults: https://docs.aws.amazon.com/streams/latest/dev/data-delivery-s3-key-template.html */
function destinationsOf(
  {
    S3DestinationConfiguration: s3,
    S3TablesDestinationConfiguration: s3Tables,
  }: CreateChannelInput,
  errorPrefix: string,
): Pick<ChannelRow, 's3' | 's3Tables'> {
  const queueOf = (queue: DeadLetterQueueS3Configuration) => ({
    ...queue,
    ErrorOutputPrefix: queue.ErrorOutputPrefix ?? errorPrefix,
  });
  const storage = s3?.StorageConfiguration;
  return {
    s3: storage && {
      DataFreshnessInSeconds: s3.DataFreshnessInSeconds ?? freshnessSeconds.standard,
      DeadLetterQueueS3Configuration: queueOf(
        s3.DeadLetterQueueS3Configuration ?? {
          BucketARN: storage.BucketARN,
          ExpectedBucketOwner: storage.ExpectedBucketOwner,
        },
      ),
      StorageConfiguration: {
        ...storage,
        OutputKeyTemplate: storage.OutputKeyTemplate ?? defaultKeyTemplate,
        StorageClass: storage.StorageClass ?? 'STANDARD',
      },
    },
    s3Tables: s3Tables?.DeadLetterQueueS3Configuration && {
      ...s3Tables,
      DataFreshnessInSeconds: s3Tables.DataFreshnessInSeconds ?? freshnessSeconds.standard,
      DeadLetterQueueS3Configuration: queueOf(s3Tables.DeadLetterQueueS3Configuration),
    },
  };
}
