import type { Result } from '#lib/aws/failure.ts';
import { ReadError } from '#lib/aws/read.ts';
import { decodeTagged } from '#lib/aws/tagged-json.ts';

/** Asks a route of the console that answers with a result. `Data` is what the route says that it gives. */
export async function fetchResult<Data>(path: string, init: RequestInit = {}): Promise<Data> {
  const response = await fetch(path, init);
  if (!response.ok)
    throw new ReadError({
      name: `HTTP ${response.status}`,
      message: 'The console did not answer.',
      retryable: true,
    });
  // The route answers in this shape.
  const result = decodeTagged(await response.text()) as Result<Data>;
  if (!result.ok) throw new ReadError(result.failure);
  return result.data;
}
