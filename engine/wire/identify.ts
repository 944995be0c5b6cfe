import type { Service } from '#engine/core/service.ts';
import type { WireRequest } from '#engine/wire/exchange.ts';
import type { Operation, OperationTable } from '#engine/wire/operation-table.ts';
import { formMediaType, type QueryRequest } from '#engine/wire/protocols/aws-query.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';
import {
  invalidAction,
  missingAction,
  notSerializable,
  Refusal,
  unknownOperation,
} from '#engine/wire/refusal.ts';

/** What a request asks for, as far as its head tells. */
export interface Identity {
  readonly operation: Operation | undefined;
  /** Known even where the operation is not, so that the refusal looks like that service's. */
  readonly service: Service | undefined;
  readonly protocol: Protocol;
  /** The media type of the reply. */
  readonly contentType: string;
  /** Why the request goes no further, where its head alone says so. */
  readonly refusal?: Refusal;
  /** Sent as plain `application/json`, which the real front end parses and then answers in a form no SDK reads. */
  readonly isLegacy?: boolean;
}

/**
 * The protocols by media type, those whose requests name the operation in their path, and the one that answers a request
 * whose own is not known.
 */
export interface Protocols {
  readonly byType: ReadonlyMap<string, Protocol>;
  /** By `Smithy-Protocol`. */
  readonly rpc: ReadonlyMap<string, Protocol>;
  /** By the signing name of the services that speak it. */
  readonly query: ReadonlyMap<string, (request: QueryRequest) => Protocol>;
  readonly fallback: Protocol;
  readonly fallbackType: string;
}

const legacyType = 'application/json';

/** A repeated header arrives as one joined text or as a list, depending on the HTTP version. */
const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

function mediaTypeOf(request: WireRequest): string {
  const value = request.headers['content-type'] ?? '';
  const semicolon = value.indexOf(';');
  return (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
}

/** The service of the credential scope: `AKID/20261122/us-east-1/kinesis/aws4_request`. */
const scopedService = (request: WireRequest): string | undefined =>
  /Credential=[^,\s]*\/([^/,\s]+)\/aws4_request/.exec(request.headers.authorization ?? '')?.[1];

/** What the path of an RPC v2 request names: `/service/GraniteServiceVersion20100801/operation/GetMetricData`. */
function pathTarget(request: WireRequest): string | undefined {
  const parts = /^\/service\/([^/?]+)\/operation\/([^/?]+)(?:\?|$)/.exec(request.url);
  return parts ? `${parts[1]}.${parts[2]}` : undefined;
}

/** A request that goes no further than its head, which still tells the protocol of the refusal. */
export function unidentified(request: WireRequest, protocols: Protocols): Identity {
  const none = { operation: undefined, service: undefined };
  const rpc = protocols.rpc.get(single(request.headers['smithy-protocol']) ?? '');
  if (rpc) return { ...none, protocol: rpc, contentType: rpc.contentTypes[0] ?? '' };
  const type = mediaTypeOf(request);
  const protocol = protocols.byType.get(type);
  return protocol
    ? { ...none, protocol, contentType: type }
    : { ...none, protocol: protocols.fallback, contentType: protocols.fallbackType };
}

export const nothingToAuthorize = (): Refusal =>
  new Refusal(
    'AccessDeniedException',
    'Unable to determine service/operation name to be authorized',
    { status: 403, form: 'xml' },
  );

const unknownType = (): Refusal =>
  new Refusal('UnknownOperationException', '', { status: 404, form: 'xml' });

/** A request that names its operation in its path. One that also has a target could mean either, and is refused. */
function identifyRpc(request: WireRequest, table: OperationTable, protocol: Protocol): Identity {
  const [contentType = ''] = protocol.contentTypes;
  const operation = table.byTarget(pathTarget(request) ?? '');
  const service = operation?.service ?? table.bySigningName(scopedService(request) ?? '');
  const identity = { operation, service, protocol, contentType };
  if (request.headers['x-amz-target'] !== undefined)
    return { ...identity, refusal: unknownOperation() };
  // An operation without input has neither body nor media type.
  const isTyped = request.body.length === 0 || mediaTypeOf(request) === contentType;
  return isTyped ? identity : { ...identity, refusal: unknownType() };
}

/** A form, which names its operation in its body. */
function identifyQuery(
  request: WireRequest,
  requestId: string,
  table: OperationTable,
  { query }: Protocols,
): Identity | undefined {
  const service = table.bySigningName(scopedService(request) ?? '');
  const createProtocol = query.get(service?.signingName ?? '');
  if (!service || !createProtocol || mediaTypeOf(request) !== formMediaType) return undefined;
  const action = /(?:^|&)Action=([A-Za-z0-9]+)/.exec(request.body.toString('latin1'))?.[1];
  const operation = table.byTarget(`${service.targetPrefix}.${action}`);
  const protocol = createProtocol({ action: action ?? '', requestId });
  const identity = { operation, service, protocol, contentType: 'text/xml' };
  if (action === undefined) return { ...identity, refusal: missingAction() };
  return operation ? identity : { ...identity, refusal: invalidAction() };
}

/** Anything but a request for a known operation, with a body, in a known protocol. */
function identifyOdd(
  request: WireRequest,
  requestId: string,
  table: OperationTable,
  protocols: Protocols,
): Identity {
  const rpc = protocols.rpc.get(single(request.headers['smithy-protocol']) ?? '');
  if (rpc) return identifyRpc(request, table, rpc);
  const query = identifyQuery(request, requestId, table, protocols);
  if (query) return query;
  const target = single(request.headers['x-amz-target']) ?? pathTarget(request);
  const operation = target === undefined ? undefined : table.byTarget(target);
  const service = operation?.service ?? table.bySigningName(scopedService(request) ?? '');
  const type = mediaTypeOf(request);
  const known = protocols.byType.get(type);
  const identity = {
    operation,
    service,
    protocol: known ?? protocols.fallback,
    contentType: known ? type : protocols.fallbackType,
  };
  if (request.body.length === 0)
    return { ...identity, refusal: operation ? notSerializable() : unknownOperation() };
  if (known) return identity;
  if (type === legacyType) return { ...identity, contentType: legacyType, isLegacy: true };
  const hasTarget = target !== undefined && /^.+\..+$/.test(target);
  return {
    ...identity,
    refusal: hasTarget ? unknownType() : nothingToAuthorize(),
  };
}

/**
 * Names service, operation and protocol: by `X-Amz-Target` first, because old clients sign with an odd or empty service
 * in the credential scope, then by that scope, then by the path. Empty bodies and unknown media types are refused here,
 * in the order in which the real front end looks at them.
 */
export function identify(
  request: WireRequest,
  requestId: string,
  table: OperationTable,
  protocols: Protocols,
): Identity {
  const target = request.headers['x-amz-target'];
  const contentType = request.headers['content-type'];
  if (typeof target === 'string' && contentType !== undefined && request.body.length > 0) {
    const operation = table.byTarget(target);
    const protocol = protocols.byType.get(contentType);
    if (operation && protocol)
      return { operation, service: operation.service, protocol, contentType };
  }
  return identifyOdd(request, requestId, table, protocols);
}
