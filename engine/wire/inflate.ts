import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { bodyTooLarge, largestBodyBytes } from '#engine/wire/body-limit.ts';
import type { WireRequest } from '#engine/wire/exchange.ts';
import { notSerializable } from '#engine/wire/refusal.ts';

const gunzipAsync = promisify(gunzip);

export const isCompressed = (request: WireRequest): boolean =>
  request.headers['content-encoding'] !== undefined;

const isTooLarge = (error: unknown) =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * The body as it was before it was compressed. CloudWatch's clients send gzip from 10,240 bytes up.
 * @throws Refusal where it inflates beyond the limit, which stops the inflating, or is not gzip
 */
export async function inflateBody(request: WireRequest): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === 'identity' || request.body.length === 0) return request.body;
  if (encoding !== 'gzip') throw notSerializable();
  try {
    return await gunzipAsync(request.body, { maxOutputLength: largestBodyBytes });
  } catch (error) {
    throw isTooLarge(error) ? bodyTooLarge() : notSerializable();
  }
}
