import type { Result } from '#lib/aws/failure.ts';
import { ReadError } from '#lib/aws/read.ts';
import { decodeTagged } from '#lib/aws/tagged-json.ts';

interface Question extends RequestInit {
  /** Of the address. */
  params?: Record<string, string>;
  /** What is asked for, where a person should read it when no answer comes: `the consumer groups`. */
  about?: string;
}

/** What one of the console's own routes tells: those answer in tagged JSON, with a Result. */
export async function askConsole<Data>(
  path: string,
  { params, about, ...init }: Question = {},
): Promise<Data> {
  const query = params ? `?${new URLSearchParams(params).toString()}` : '';
  const response = await fetch(`${path}${query}`, init);
  if (!response.ok)
    throw new ReadError({
      name: `HTTP ${response.status}`,
      message: `The console did not answer${about ? ` with ${about}` : ''}.`,
      retryable: true,
    });
  // The route answers in this shape.
  const result = decodeTagged(await response.text()) as Result<Data>;
  if (!result.ok) throw new ReadError(result.failure);
  return result.data;
}
