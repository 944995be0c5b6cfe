import type { Faults } from '#engine/core/faults.ts';
import type { FaultPlan } from '#engine/core/faults/fault-plan.ts';
import type { Caller, Service } from '#engine/core/service.ts';
import { requestId as newRequestId } from '#engine/core/ids.ts';
import { type Authenticate, createAuthenticate, type Defaults } from '#engine/wire/authenticate.ts';
import { ConnectionDropped } from '#engine/wire/connection-dropped.ts';
import { isPreflight } from '#engine/wire/cors.ts';
import { decode } from '#engine/wire/decode.ts';
import { dispatch } from '#engine/wire/dispatch.ts';
import {
  encodeBody,
  encodeFailure,
  encodeOutput,
  encodePreflight,
  type Occasion,
} from '#engine/wire/encode.ts';
import { dropped, type Handle, type Reply, type WireRequest } from '#engine/wire/exchange.ts';
import {
  identify,
  nothingToAuthorize,
  type Protocols,
  unidentified,
} from '#engine/wire/identify.ts';
import { inflateBody, isCompressed } from '#engine/wire/inflate.ts';
import type { Log } from '#engine/wire/log.ts';
import { createOperationTable, type Operation } from '#engine/wire/operation-table.ts';
import { createAwsJson } from '#engine/wire/protocols/aws-json.ts';
import { createAwsQuery } from '#engine/wire/protocols/aws-query.ts';
import { createAwsCbor, createRpcV2Cbor, rpcV2Cbor } from '#engine/wire/protocols/cbor.ts';
import { Refusal, unknownOperation } from '#engine/wire/refusal.ts';
import { runFaulted } from '#engine/wire/run-faulted.ts';
import { refuseForeignSite } from '#engine/wire/site.ts';

export interface PipelineOptions {
  readonly services: readonly Service[];
  readonly defaults: Defaults;
  readonly log: Log;
  /** Left out, nothing ever goes wrong by the lab's will. */
  readonly faults?: Faults;
}

export interface Pipeline {
  /** Answers a request whose body has arrived whole. */
  readonly handle: Handle;
  /** Answers a request whose body is not wanted. */
  refuse(refusal: Refusal, request?: WireRequest): Reply;
}

/** Stands for a request that could not even be read. */
const unreadable: WireRequest = { method: '', url: '', headers: {}, body: Buffer.alloc(0) };

/** A request that has been identified goes through the other stages. */
type Run = (occasion: Occasion, answer: Answer) => void;

type Answer = Parameters<Handle>[1];

/** A plan of faults, and who made it. */
interface Faulted {
  readonly faults: Faults;
  readonly plan: FaultPlan;
}

async function runWhole(
  occasion: Occasion,
  operation: Operation,
  caller: Caller,
  raw: unknown,
  faulted: Faulted | undefined,
): Promise<Reply> {
  const input = decode(occasion.identity.protocol, operation, raw);
  operation.validate(input);
  const output = faulted
    ? await runFaulted({ ...faulted, operation, caller, input })
    : await dispatch(operation, caller, input);
  return encodeOutput(occasion, output);
}

function createRun(authenticate: Authenticate, log: Log, faults: Faults | undefined): Run {
  return (occasion, answer) => {
    const { operation, protocol, refusal, isLegacy } = occasion.identity;
    if (refusal) throw refusal;
    const { body: bytes } = occasion.request;
    const raw = (protocol.isJson && operation?.direct?.scan?.(bytes)) || protocol.parse(bytes);
    if (isLegacy) throw new Refusal('UnknownOperationException', '', { status: 404 });
    if (!operation) throw unknownOperation();
    const caller = authenticate(occasion.request, occasion.requestId);
    const plan = faults?.plan(caller, operation.service, operation.name, raw);
    const direct = !plan && protocol.isJson ? operation.direct?.run(caller, raw) : undefined;
    const fail = (error: unknown) =>
      answer(error instanceof ConnectionDropped ? dropped : encodeFailure(occasion, error, log));
    const faulted = plan && faults && { faults, plan };
    const runRest = (parsed: unknown): void =>
      void runWhole(occasion, operation, caller, parsed, faulted).then(answer, fail);
    if (!direct) runRest(raw);
    else
      direct.then(
        (body) =>
          body === undefined
            ? // Parsed once more, which is rare: holding on to `raw` until here would cost every request.
              runRest(protocol.parse(occasion.request.body))
            : answer(encodeBody(occasion, body)),
        fail,
      );
  };
}

/** How CloudWatch's XML is told from others'. Source: the public API model. */
const cloudWatchXml = 'http://monitoring.amazonaws.com/doc/2010-08-01/';

function createProtocols(): Protocols {
  const json = createAwsJson();
  const known = [json, createAwsCbor()];
  return {
    byType: new Map(
      known.flatMap((protocol) => protocol.contentTypes.map((type) => [type, protocol])),
    ),
    rpc: new Map([[rpcV2Cbor, createRpcV2Cbor()]]),
    query: new Map([['monitoring', createAwsQuery(cloudWatchXml)]]),
    fallback: json,
    // AWS answers in CBOR when a request names no media type; JSON is what people can read.
    fallbackType: 'application/x-amz-json-1.1',
  };
}

/**
 * The front door of every service: identify → authenticate → decode → validate → dispatch → encode. The stages are
 * taken in the order of the real front end, so that a request with two faults gets the answer AWS would give.
 */
export function createPipeline({ services, defaults, log, faults }: PipelineOptions): Pipeline {
  const table = createOperationTable(services);
  const protocols = createProtocols();
  const run = createRun(createAuthenticate(defaults), log, faults);
  const runIdentified = (request: WireRequest, requestId: string, answer: Answer) => {
    const occasion = {
      request,
      requestId,
      identity: identify(request, requestId, table, protocols),
    };
    try {
      run(occasion, answer);
    } catch (error) {
      answer(encodeFailure(occasion, error, log));
    }
  };

  /** Made only where it is needed: most requests are identified at once. */
  const occasionOf = (request: WireRequest, requestId: string): Occasion => ({
    request,
    requestId,
    identity: unidentified(request, protocols),
  });

  const open = (request: WireRequest, requestId: string, answer: Answer) => {
    refuseForeignSite(request);
    if (isPreflight(request)) answer(encodePreflight(occasionOf(request, requestId)));
    else if (request.method !== 'POST') throw nothingToAuthorize();
    else if (!isCompressed(request)) runIdentified(request, requestId, answer);
    else
      inflateBody(request).then(
        (body) => runIdentified({ ...request, body }, requestId, answer),
        (error: unknown) => answer(encodeFailure(occasionOf(request, requestId), error, log)),
      );
  };

  return {
    handle(request, answer) {
      const requestId = newRequestId();
      try {
        open(request, requestId, answer);
      } catch (error) {
        answer(encodeFailure(occasionOf(request, requestId), error, log));
      }
    },
    refuse: (refusal, request = unreadable) =>
      encodeFailure(occasionOf(request, newRequestId()), refusal, log),
  };
}
