import type { ServerResponse } from 'node:http';
import { constants, type Http2ServerResponse } from 'node:http2';

/** A fault of the lab: the client hears nothing more. */
export class ConnectionDropped extends Error {}

/** Ends the connection of HTTP/1.1, or the one stream of HTTP/2, as a server does that dies. */
export function dropConnection(response: ServerResponse): void {
  if (response.req.httpVersionMajor === 1) response.req.socket.destroy();
  else (response as unknown as Http2ServerResponse).stream?.close(constants.NGHTTP2_INTERNAL_ERROR);
}
