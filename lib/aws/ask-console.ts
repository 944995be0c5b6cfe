import type { Result } from '#lib/aws/failure.ts';
import { ReadError } from '#lib/aws/read.ts';
import { decodeTagged } from '#lib/aws/tagged-json.ts';

/** What one of the console's own routes tells: those answer in tagged JSON, with a Result. */
export async function askConsole<Data>(
  path: string,
  params: Record<string, string>,
  signal: AbortSignal,
): Promise<Data> {
  const response = await fetch(`${path}?${new URLSearchParams(params).toString()}`, { signal });
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
