import { formatArn } from '#engine/core/arn.ts';
import type { KinesisContext } from './context.ts';
import {
  iteratorExpired,
  readThrottled,
  shardMissing,
  streamNotFound,
  writeThrottleMessage,
} from './failures.ts';
import type { KinesisTarget } from './fault-target.ts';
import { iteratorLifeMs } from './limits.ts';
import { parseShardId } from './shard-id.ts';

/** A request that fails for no reason of its own. */
export interface FaultedRequest {
  readonly ctx: KinesisContext;
  readonly operation: string;
  readonly target: KinesisTarget;
}

const writes = new Set(['PutRecord', 'PutRecords']);
const reads = new Set(['GetRecords', 'GetShardIterator']);

/**
 * AWS's text of an error, as if the request had brought it about; `undefined` where AWS's is not known. [unsure] of who
 * is said to call, of the KMS texts' verbs, and of LimitExceededException outside the control plane.
 */
export function faultMessage(errorName: string, request: FaultedRequest): string | undefined {
  return Object.hasOwn(messages, errorName) ? messages[errorName]?.(request) : undefined;
}

const messages: Readonly<Record<string, (request: FaultedRequest) => string | undefined>> = {
  ProvisionedThroughputExceededException: throttled,
  LimitExceededException: ({ ctx, target }) =>
    target.streamName && `Rate exceeded for ${inAccount(ctx, target.streamName)}.`,
  ResourceNotFoundException: notFound,
  ResourceInUseException: ({ ctx, target }) =>
    target.streamName &&
    `${capital(inAccount(ctx, target.streamName))} not ACTIVE, instead in state UPDATING`,
  ExpiredIteratorException: ({ ctx: { clock } }) => {
    const nowMs = clock.now();
    return iteratorExpired(nowMs - iteratorLifeMs - 1000, nowMs, iteratorLifeMs).message;
  },
  AccessDeniedException: ({ ctx, operation, target }) =>
    target.stream &&
    `User: ${callerArn(ctx)} is not authorized to perform: kinesis:${operation} on resource: ` +
      `${target.stream.arn} because no identity-based policy allows the kinesis:${operation} action`,
  KMSAccessDeniedException: (request) =>
    `User: ${callerArn(request.ctx)} is not authorized to perform: ` +
    `kms:${writes.has(request.operation) ? 'GenerateDataKey' : 'Decrypt'} on resource: ${keyArn(request)}`,
  KMSDisabledException: (request) => `${keyArn(request)} is disabled.`,
  KMSInvalidStateException: (request) => `${keyArn(request)} is pending deletion.`,
  KMSNotFoundException: (request) => `Key '${keyArn(request)}' does not exist`,
};

const inAccount = ({ caller }: KinesisContext, streamName: string) =>
  `stream ${streamName} under account ${caller.accountId}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function throttled({ ctx, operation, target }: FaultedRequest): string | undefined {
  const { stream, streamName, shardId } = target;
  const shard = stream?.shard(parseShardId(shardId ?? '') ?? -1);
  if (stream && shard)
    return writes.has(operation)
      ? writeThrottleMessage(stream, shard)
      : readThrottled(stream, shard).message;
  return streamName && `Rate exceeded for ${inAccount(ctx, streamName)}.`;
}

function notFound({ ctx, operation, target }: FaultedRequest): string | undefined {
  const { streamName, shardId } = target;
  if (streamName === undefined) return undefined;
  return shardId !== undefined && reads.has(operation)
    ? shardMissing(ctx.caller, shardId, streamName).message
    : streamNotFound(ctx.caller, streamName).message;
}

/** The root of the account stands for any user of it. */
const callerArn = ({ caller }: KinesisContext) => formatArn('iam', '', caller.accountId, 'root');

/** The stream's key; where it has none, the one that AWS keeps for Kinesis. */
function keyArn({ ctx: { caller }, target }: FaultedRequest): string {
  const keyId = target.stream?.row.encryptionKeyId ?? 'alias/aws/kinesis';
  if (keyId.startsWith('arn:')) return keyId;
  const resource = keyId.startsWith('alias/') ? keyId : `key/${keyId}`;
  return formatArn('kms', caller.region, caller.accountId, resource);
}
