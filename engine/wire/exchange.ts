import type { IncomingHttpHeaders } from 'node:http';

/** A request whose body has arrived whole, whatever HTTP version brought it. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer. `Content-Length`, `Date` and connection headers are the transport's. */
export interface Reply {
  readonly status: number;
  /** Name, value, name, value, … */
  readonly headers: string[];
  readonly body: string | Uint8Array;
  /** Sent as it comes in place of `body`, until it ends or the client is gone. */
  readonly stream?: AsyncIterable<Uint8Array>;
}

/** In place of an answer: the client's connection ends without one. */
export const dropped = 'dropped';

/**
 * Has a request answered: calls back once, at once or later, and never throws. A callback and not a promise, because on
 * the hot path each promise is a measurable part of the request.
 */
export type Handle = (
  request: WireRequest,
  answer: (reply: Reply | typeof dropped) => void,
) => void;
