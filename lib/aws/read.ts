import { queryOptions } from '@tanstack/react-query';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import type { Input, Output, ServiceName } from '#lib/aws/operations.ts';
import type { ReadName } from '#lib/aws/reads.ts';
import { decodeTagged, encodeTagged } from '#lib/aws/tagged-json.ts';

export interface ReadOptions {
  enabled?: boolean;
  /** How often to ask again, in milliseconds. */
  refetchInterval?: number | false;
  staleTime?: number;
  gcTime?: number;
}

/** What a read throws; `failure` is for the screen. */
export class ReadError extends FailureError {
  override readonly name = 'ReadError';
}

/**
 * A read as TanStack query options, with the key `[service, operation, input]`. Wants `useQuery` in the browser;
 * a server component puts the data under the same key with lib/aws/prefetch.ts.
 */
export function read<S extends ServiceName, O extends ReadName<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
  options: ReadOptions = {},
) {
  return queryOptions<Output<S, O>, ReadError, Output<S, O>, readonly [S, O, Input<S, O>]>({
    ...options,
    queryKey: [service, operation, input],
    queryFn: ({ signal }) => fetchRead(service, operation, input, signal),
  });
}

/** The same read once, outside of a component's queries. */
export async function fetchRead<S extends ServiceName, O extends ReadName<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
  signal?: AbortSignal,
): Promise<Output<S, O>> {
  const result = await ask(`/api/aws/${service}/${operation}`, encodeTagged(input), signal);
  if (!result.ok) throw new ReadError(result.failure);
  // The gateway passes on what the SDK gave it for this very operation.
  return result.data as Output<S, O>;
}

async function ask(path: string, body: string, signal?: AbortSignal): Promise<Result<unknown>> {
  const connection = document.querySelector<HTMLElement>('[data-connection]')?.dataset.connection;
  let text: string;
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(connection !== undefined && { 'x-kinetoscope-connection': connection }),
      },
      ...(signal && { signal }),
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ReadError(consoleIsGone, cause);
  }
  return parseResult(text);
}

function parseResult(text: string): Result<unknown> {
  try {
    // The gateway answers in this shape whatever happens; anything else does not parse or is not from it.
    return decodeTagged(text) as Result<unknown>;
  } catch (cause) {
    throw new ReadError(consoleIsGone, cause);
  }
}

const consoleIsGone = {
  name: 'ConsoleUnreachable',
  message: 'The console itself does not answer. Is it still running? “npm start” starts it again.',
  retryable: true,
};
