import type { WireRequest } from '#engine/wire/exchange.ts';

/** What the real front end lets a page read. Recorded by kinesalite: https://github.com/mhart/kinesalite/blob/master/index.js */
const exposedHeaders =
  'x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date';

/** Two days, in seconds (same source). */
const preflightMaxAge = '172800';

/** A header value must not be able to end its line. Node refuses what could; this leaves it out. */
const isPlain = (value: string | undefined): value is string =>
  value !== undefined && /^[\x20-\x7e]*$/.test(value);

/** The CORS headers of an answer to a page. Which pages may ask at all is `site.ts`'s to say. */
export const corsHeaders = (): string[] => [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  exposedHeaders,
];

export const isPreflight = (request: WireRequest): boolean =>
  request.method === 'OPTIONS' && request.headers.origin !== undefined;

export function preflightHeaders(request: WireRequest): string[] {
  const headers = ['Access-Control-Allow-Origin', '*'];
  const wantedHeaders = request.headers['access-control-request-headers'];
  const wantedMethod = request.headers['access-control-request-method'];
  if (isPlain(wantedHeaders)) headers.push('Access-Control-Allow-Headers', wantedHeaders);
  if (isPlain(wantedMethod)) headers.push('Access-Control-Allow-Methods', wantedMethod);
  headers.push('Access-Control-Max-Age', preflightMaxAge);
  return headers;
}
