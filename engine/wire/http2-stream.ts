import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse, ServerHttp2Stream } from 'node:http2';

/**
 * The HTTP/2 stream of a reply; `undefined` over HTTP/1.1. Node's compatibility API passes its own responses where those
 * of HTTP/1.1 are expected, and only these have a stream.
 */
export const http2StreamOf = (response: ServerResponse): ServerHttp2Stream | undefined =>
  (response as unknown as Partial<Http2ServerResponse>).stream;
