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

/** A finished answer. `Content-Length`, `Date` and connection headers are the transport's. */
export interface Reply {
  readonly status: number;
  /** Name, value, name, value, … */
  readonly headers: string[];
  readonly body: string | Uint8Array;
}

/** Turns a request into its reply. Never throws and never rejects. */
export type Handle = (request: WireRequest) => Reply | Promise<Reply>;
