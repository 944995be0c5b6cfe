import type { KinesisContext } from '../context.ts';

/** A `DirectOperation` of the service contract, with the context in place of the caller. */
export type DirectKinesisOperation = (
  ctx: KinesisContext,
  request: unknown,
) => Promise<string | Uint8Array | undefined> | undefined;
