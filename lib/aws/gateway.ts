import { call } from '#lib/aws/call.ts';
import { FailureError, toFailure, type Failure, type Result } from '#lib/aws/failure.ts';
import type { Input, OperationName, ServiceName } from '#lib/aws/operations.ts';
import { isRead, isServiceName } from '#lib/aws/reads.ts';
import { decodeTagged, encodeTagged } from '#lib/aws/tagged-json.ts';
import type { Connection } from '#lib/connections.ts';

/** The largest input of a read is GetMetricData's: 500 queries. */
const maxBodyBytes = 512 * 1024;

/**
 * Answers a read of the browser. What AWS says, failures included, comes with status 200: the gateway did its part.
 * Other statuses are the gateway's own refusals.
 */
export async function answer(
  request: Request,
  service: string,
  operation: string,
  connectionInUse: () => Promise<Connection>,
): Promise<Response> {
  if (!isServiceName(service) || !isRead(service, operation)) {
    return reply(404, refusal('NotARead', `The gateway does not offer ${service} ${operation}.`));
  }
  const text = await boundedText(request);
  if (text === undefined) {
    return reply(413, refusal('InputTooLarge', `The input is over ${maxBodyBytes} bytes.`));
  }
  const input = parse(text);
  if (input === undefined) {
    return reply(400, refusal('InvalidInput', 'The input is not a JSON object.'));
  }
  try {
    const connection = await connectionInUse();
    checkPage(request, connection);
    const data = await run(connection, service, operation, input, request.signal);
    return reply(200, { ok: true, data });
  } catch (error) {
    return reply(200, { ok: false, failure: toFailure(error) });
  }
}

function run(
  connection: Connection,
  service: ServiceName,
  operation: string,
  input: object,
  abortSignal: AbortSignal,
): Promise<unknown> {
  // The name is on the list of the service's reads; the service itself judges the input.
  const name = operation as OperationName<typeof service>;
  return call(connection, service, name, input as Input<typeof service, typeof name>, {
    abortSignal,
  });
}

/** A page that was loaded for one connection must not show another's data when a second tab has switched. */
function checkPage(request: Request, { id, name }: Connection): void {
  const page = request.headers.get('x-kinetoscope-connection');
  if (page === null || page === id) return;
  throw new FailureError({
    name: 'ConnectionChanged',
    message: `The connection in use is now ${name}; this page was loaded for another. Reload the page.`,
    retryable: false,
  });
}

/** Undefined over the limit. A body that was cut short is short text: nobody waits for the answer any more. */
async function boundedText(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > maxBodyBytes) return undefined;
      text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    return '';
  }
  return text + decoder.decode();
}

function parse(text: string): object | undefined {
  try {
    const input = decodeTagged(text);
    return typeof input === 'object' && input !== null && !Array.isArray(input) ? input : undefined;
  } catch {
    return undefined;
  }
}

const refusal = (name: string, message: string): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { name, message, retryable: false },
});

const reply = (status: number, result: Result<unknown>): Response =>
  new Response(encodeTagged(result), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
