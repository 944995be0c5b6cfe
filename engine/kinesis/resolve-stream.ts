import { parseArn } from '#engine/core/arn.ts';
import type { KinesisContext } from './context.ts';
import { invalidArgument, streamNotActive, streamNotFound } from './failures.ts';
import type { Stream } from './stream.ts';

/**
 * How a request names its stream. A StreamId, which AWS documents as not implemented and reserved, is checked for its
 * form and otherwise ignored: no stream has one, so that it names nothing.
 */
export interface StreamReference {
  StreamName?: string | undefined;
  StreamARN?: string | undefined;
}

/** What a request calls its stream, and the stream where there is one. */
export function lookUpStream(ctx: KinesisContext, reference: StreamReference) {
  const name = streamNameOf(reference);
  const scope = scopeOf(ctx, reference);
  return { name, owner: { ...ctx.caller, ...scope }, stream: ctx.streams.find(scope, name) };
}

/** The stream a request speaks of, in whatever state. */
export function resolveStream(ctx: KinesisContext, reference: StreamReference): Stream {
  const { name, owner, stream } = lookUpStream(ctx, reference);
  if (!stream) throw streamNotFound(owner, name);
  return stream;
}

/** The same for reading and writing records: while a stream is made, AWS does not know it. */
export function resolveReadableStream(ctx: KinesisContext, reference: StreamReference): Stream {
  const stream = resolveStream(ctx, reference);
  if (!stream.isReadable) throw streamNotFound(ctx.caller, stream.row.name);
  return stream;
}

/** The same for tagging a stream, which AWS refuses only while it is made or deleted. */
export function resolveTaggableStream(ctx: KinesisContext, reference: StreamReference): Stream {
  const stream = resolveStream(ctx, reference);
  const { status } = stream.row;
  if (status === 'CREATING' || status === 'DELETING') throw streamNotActive(stream);
  return stream;
}

/** The same for changing a stream. */
export function resolveActiveStream(ctx: KinesisContext, reference: StreamReference): Stream {
  const stream = resolveStream(ctx, reference);
  if (stream.row.status !== 'ACTIVE') throw streamNotActive(stream);
  return stream;
}

function streamNameOf({ StreamName, StreamARN }: StreamReference): string {
  const nameInArn = StreamARN && parseArn(StreamARN)?.resource.replace(/^stream\//, '');
  // [unsure] of both texts: AWS documents only that one is needed and that they must agree.
  if (StreamName && nameInArn && StreamName !== nameInArn)
    throw invalidArgument('StreamARN and StreamName do not refer to the same stream.');
  const name = StreamName ?? nameInArn;
  if (name === undefined)
    throw invalidArgument('Either StreamARN or StreamName should be provided.');
  return name;
}

/** An ARN leads to its own account, as on AWS; streams of others need a policy, which comes with IAM. */
function scopeOf(ctx: KinesisContext, { StreamARN }: StreamReference) {
  const arn = StreamARN === undefined ? undefined : parseArn(StreamARN);
  return arn ? { accountId: arn.accountId, region: arn.region } : ctx.caller;
}
