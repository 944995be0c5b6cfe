import { extendedRequestId } from '#engine/core/ids.ts';
import { corsHeaders, preflightHeaders } from '#engine/wire/cors.ts';
import {
  eventsOf,
  eventStreamMember,
  eventStreamType,
  frameEvents,
} from '#engine/wire/event-stream.ts';
import type { Reply, WireRequest } from '#engine/wire/exchange.ts';
import type { Identity } from '#engine/wire/identify.ts';
import { describeError, type Log } from '#engine/wire/log.ts';
import type { Operation } from '#engine/wire/operation-table.ts';
import { Refusal } from '#engine/wire/refusal.ts';
import { isServiceError, type ServiceError, shapeOfError } from '#engine/wire/service-error.ts';
import { isOwnOrigin } from '#engine/wire/site.ts';

/** What an answer needs to know of its request. */
export interface Occasion {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly identity: Identity;
}

/** The headers that every answer carries. */
function startHeaders({ request, requestId, identity }: Occasion): string[] {
  const headers = ['x-amzn-RequestId', requestId];
  if (identity.service?.hasExtendedRequestId) headers.push('x-amz-id-2', extendedRequestId());
  const { protocol } = identity;
  if (protocol.headers) headers.push(...protocol.headers);
  const { origin } = request.headers;
  if (origin !== undefined && isOwnOrigin(origin)) headers.push(...corsHeaders());
  return headers;
}

/** The answer to a page that asks what it may send. */
export const encodePreflight = ({ request, requestId }: Occasion): Reply => ({
  status: 200,
  headers: ['x-amzn-RequestId', requestId, ...preflightHeaders(request)],
  body: '',
});

/** An operation's bytes, already in the protocol of the request. */
export function encodeBody(occasion: Occasion, body: string | Uint8Array): Reply {
  const headers = startHeaders(occasion);
  headers.push('Content-Type', occasion.identity.contentType);
  return { status: 200, headers, body };
}

export function encodeOutput(occasion: Occasion, output: unknown): Reply {
  const { operation, protocol } = occasion.identity;
  if (!operation) return encodeBody(occasion, '');
  const member = eventStreamMember(operation.output);
  return member === ''
    ? encodeBody(occasion, protocol.encode(operation.output, output))
    : encodeEvents(occasion, operation, member, output);
}

/** AWS's front end fails at event streams in CBOR; its SDKs ask for them in JSON. Seen by LocalStack's authors. */
function encodeEvents(
  occasion: Occasion,
  operation: Operation,
  member: string,
  output: unknown,
): Reply {
  const { protocol, contentType } = occasion.identity;
  if (!protocol.isJson) throw new Refusal('InternalFailure', '', { status: 500 });
  const headers = startHeaders(occasion);
  headers.push('Content-Type', eventStreamType);
  const stream = frameEvents(
    { operation, protocol, contentType },
    operation.output.getMemberSchema(member),
    eventsOf(output, member),
  );
  return { status: 200, headers, body: '', stream };
}

/** `x-amzn-query-error` tells clients that once spoke Query the code they knew. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
function queryErrorHeader({ request }: Occasion, code: string, isServer: boolean): string[] {
  if (request.headers['x-amzn-query-mode'] !== 'true') return [];
  return ['x-amzn-query-error', `${code};${isServer ? 'Receiver' : 'Sender'}`];
}

function xmlOf({ name, message }: Refusal): string {
  return message === ''
    ? `<${name}/>\n`
    : `<${name}>\n  <Message>${message}</Message>\n</${name}>\n`;
}

const legacyJsonOf = ({ name }: Refusal): string =>
  JSON.stringify({ Output: { __type: `com.amazon.coral.service#${name}` }, Version: '1.0' });

/** SerializationException alone spells its text with a capital. */
const messageKeyOf = (name: string) => (name === 'SerializationException' ? 'Message' : 'message');

function encodeRefusal(occasion: Occasion, refusal: Refusal): Reply {
  const { name, message, status, form } = refusal;
  const { protocol, contentType, isLegacy } = occasion.identity;
  const headers = startHeaders(occasion);
  if (form === 'xml') return { status, headers, body: xmlOf(refusal) };
  headers.push('Content-Type', contentType);
  if (isLegacy) return { status, headers, body: legacyJsonOf(refusal) };
  headers.push(...queryErrorHeader(occasion, name, status >= 500));
  const members = message === '' ? {} : { [messageKeyOf(name)]: message };
  return { status, headers, body: protocol.encodeError(name, members) };
}

function encodeServiceError(occasion: Occasion, error: ServiceError): Reply {
  const { operation, protocol, contentType } = occasion.identity;
  const shape = shapeOfError(operation?.namespace ?? '', error);
  const headers = startHeaders(occasion);
  headers.push(
    'Content-Type',
    contentType,
    ...queryErrorHeader(occasion, shape.queryCode, error.$fault === 'server'),
  );
  const body = protocol.encodeError(error.name, shape.members, shape.schema);
  return { status: shape.status, headers, body };
}

function encodeBug(occasion: Occasion, error: unknown, log: Log): Reply {
  log({
    level: 'error',
    event: 'bug',
    requestId: occasion.requestId,
    operation: occasion.identity.operation?.name,
    ...describeError(error),
  });
  return encodeRefusal(occasion, new Refusal('InternalFailure', '', { status: 500 }));
}

/** Whatever ended a request. An error that is neither a refusal nor the service's own is a bug, and is logged as one. */
export function encodeFailure(occasion: Occasion, error: unknown, log: Log): Reply {
  if (error instanceof Refusal) return encodeRefusal(occasion, error);
  if (!isServiceError(error)) return encodeBug(occasion, error, log);
  try {
    return encodeServiceError(occasion, error);
  } catch (bug) {
    return encodeBug(occasion, bug, log);
  }
}
