import type { ServerResponse } from 'node:http';
import { constants } from 'node:http2';
import { http2StreamOf } from '#engine/wire/http2-stream.ts';

/** A fault of the lab: the client hears nothing more. */
export class ConnectionDropped extends Error {}

const nothing = Buffer.alloc(0);

/**
 * Ends the connection of HTTP/1.1, or the one stream of HTTP/2, as a server does that dies. What has been sent of an
 * answer still arrives.
 */
export function dropConnection(response: ServerResponse): void {
  if (response.req.httpVersionMajor === 1) return response.req.socket.destroySoon();
  const stream = http2StreamOf(response);
  if (!stream || stream.destroyed) return;
  const reset = () => stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  if (response.headersSent) stream.write(nothing, reset);
  else reset();
}
