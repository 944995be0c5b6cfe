import {
  ExpiredIteratorException,
  ExpiredNextTokenException,
  InvalidArgumentException,
  LimitExceededException,
  ProvisionedThroughputExceededException,
  ResourceInUseException,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-kinesis';
import type { Caller } from '#engine/core/service.ts';
import type { ConsumerRow } from './consumer.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/* Texts as AWS words them, seen by kinesalite's authors, in recordings of AWS, or in users' reports. */

const $metadata = {};

export const invalidArgument = (message: string) =>
  new InvalidArgumentException({ message, $metadata });

export const invalidRequest = (message: string) => new ValidationException({ message, $metadata });

export const limitExceeded = (message: string) =>
  new LimitExceededException({ message, $metadata });

export const resourceInUse = (message: string) =>
  new ResourceInUseException({ message, $metadata });

export const resourceNotFound = (message: string) =>
  new ResourceNotFoundException({ message, $metadata });

export const consumerNotFound = ({ accountId }: Caller, called: string) =>
  resourceNotFound(`Consumer ${called}, account ${accountId} not found.`);

/** The odd spaces are AWS's. */
export const consumerNotActive = ({ row }: Stream, consumer: ConsumerRow) =>
  resourceInUse(
    `Consumer ${consumer.name} with creation timestamp ${Math.floor(consumer.createdAtMs / 1000)} ` +
      `under stream: ${row.name} , account ${row.accountId} is not in ACTIVE status.`,
  );

export const subscriptionTaken = ({ row }: Stream, shard: Shard, consumerName: string) =>
  resourceInUse(
    'Another active subscription exists for this consumer: ' +
      `${row.accountId}:${row.name}:${shard.id}:${consumerName}`,
  );

export const streamNotFound = ({ accountId }: Caller, name: string) =>
  resourceNotFound(`Stream ${name} under account ${accountId} not found.`);

export const streamExists = ({ accountId }: Caller, name: string) =>
  resourceInUse(`Stream ${name} under account ${accountId} already exists.`);

export const streamNotActive = ({ row }: Stream) =>
  resourceInUse(
    `Stream ${row.name} under account ${row.accountId} not ACTIVE, instead in state ${row.status}`,
  );

export const shardMissing = ({ accountId }: Caller, shardId: string, streamName: string) =>
  resourceNotFound(
    `Shard ${shardId} in stream ${streamName} under account ${accountId} does not exist`,
  );

export const shardUnknown = ({ accountId }: Caller, shardId: string, streamName: string) =>
  resourceNotFound(
    `Could not find shard ${shardId} in stream ${streamName} under account ${accountId}.`,
  );

/** Also the message of a refused record inside a PutRecords reply. */
export const writeThrottleMessage = ({ row }: Stream, shard: Shard) =>
  `Rate exceeded for shard ${shard.id} in stream ${row.name} under account ${row.accountId}.`;

export const writeThrottled = (stream: Stream, shard: Shard) =>
  new ProvisionedThroughputExceededException({
    message: writeThrottleMessage(stream, shard),
    $metadata,
  });

export const readThrottled = ({ row }: Stream, shard: Shard) =>
  new ProvisionedThroughputExceededException({
    message: `Rate exceeded for Shard - ${row.accountId}/${row.name}/${shard.id}`,
    $metadata,
  });

/** Too many calls of an operation. */
export const streamCallsThrottled = ({ accountId }: Caller, streamName: string) =>
  limitExceeded(`Rate exceeded for stream ${streamName} under account ${accountId}.`);

/** The same for an operation that names no stream. [unsure] of the text. */
export const accountCallsThrottled = ({ accountId }: Caller) =>
  limitExceeded(`Rate exceeded for account ${accountId}.`);

export const shardLimitExceeded = (
  { accountId, region }: Caller,
  openShards: number,
  limit: number,
  additional: number,
) =>
  limitExceeded(
    `This request would exceed the shard limit for the account ${accountId} in ${region}. ` +
      `Current shard count for the account: ${openShards}. Limit: ${limit}. ` +
      `Number of additional shards that would have resulted from this request: ${additional}. ` +
      'Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) ' +
      'for current limits and how to request higher limits.',
  );

export const iteratorExpired = (issuedMs: number, nowMs: number, lifeMs: number) =>
  new ExpiredIteratorException({
    message:
      `Iterator expired. The iterator was created at time ${longDate(issuedMs)} while right now it is ` +
      `${longDate(nowMs)} which is further in the future than the tolerated delay of ${lifeMs} milliseconds.`,
    $metadata,
  });

/** [unsure] of the text. */
export const nextTokenExpired = () =>
  new ExpiredNextTokenException({ message: 'The specified next token has expired.', $metadata });

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Java's way of printing a date: `Thu Jan 22 01:22:02 UTC 2015`. */
function longDate(timeMs: number): string {
  const date = new Date(timeMs);
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${weekdays[date.getUTCDay()]} ${month} ${day} ${time} UTC ${year}`;
}
