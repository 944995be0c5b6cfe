import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  createServer as createHttp2Server,
  type Http2SecureServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { Duplex } from 'node:stream';
import { certificateIn } from '#engine/wire/certificate.ts';
import { answerClientError } from '#engine/wire/client-error.ts';
import { createOpenReplies } from '#engine/wire/open-replies.ts';
import { createServe, type ServeOptions } from '#engine/wire/serve.ts';

/** HTTP servers that are handed connections and never listen themselves. */
export interface Servers {
  readonly http1: Server;
  readonly http2: Http2Server;
  /** Made when the first TLS client comes. */
  secure(): Promise<Http2SecureServer>;
  /** Ends streamed replies and connections that wait for a next request; those under way end with theirs. */
  endIdle(): void;
}

interface ServersOptions extends Omit<ServeOptions, 'openReplies'> {
  readonly certificateFolder: string;
}

/** How often Node looks for requests that take too long, in milliseconds. */
const checkEveryMs = 500;

/** Large bodies arrive in few round trips, and one connection cannot ask for memory without end. */
const http2Settings = { maxConcurrentStreams: 250, initialWindowSize: 2 ** 20 };
const http2ConnectionWindowBytes = 2 ** 24;

/** The compatibility API's objects do all that is asked of HTTP/1.1's here. https://nodejs.org/api/http2.html#compatibility-api */
const asHttp1Request = (request: IncomingMessage | Http2ServerRequest): IncomingMessage =>
  request as IncomingMessage;
const asHttp1Response = (response: ServerResponse | Http2ServerResponse): ServerResponse =>
  response as ServerResponse;
/** A secure HTTP/2 server that allows HTTP/1.1 keeps the same list of connections; only its type does not say so. */
const asHttp1Server = (server: Http2SecureServer) =>
  server as unknown as Pick<Server, 'closeIdleConnections'>;

export function createServers(options: ServersOptions): Servers {
  const { pipeline, timeouts } = options;
  const sessions = new Set<ServerHttp2Session>();
  const openReplies = createOpenReplies();
  const serve = createServe({ ...options, openReplies });
  const serveEither = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ) => serve(asHttp1Request(request), asHttp1Response(response));
  const http1Options = {
    headersTimeout: timeouts.headMs,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.idleMs,
    connectionsCheckingInterval: checkEveryMs,
    // `site.ts` refuses a missing Host, with a request id.
    requireHostHeader: false,
    noDelay: true,
  };

  const watchSession = (session: ServerHttp2Session) => {
    sessions.add(session);
    session.setLocalWindowSize(http2ConnectionWindowBytes);
    session.setTimeout(timeouts.idleMs, () => session.close());
    session.once('close', () => sessions.delete(session));
  };

  /** Node times a server's requests from when it listens, which these servers never do by themselves. */
  const speakHttp1 = <Speaker extends Server | Http2SecureServer>(server: Speaker): Speaker => {
    server.on('clientError', (error: Error, socket: Duplex) =>
      answerClientError(pipeline, error, socket, timeouts.lingerMs),
    );
    server.emit('listening');
    return server;
  };

  const createSecure = async () => {
    const certificate = await certificateIn(options.certificateFolder);
    const server = createSecureServer({
      ...certificate,
      ...http1Options,
      allowHTTP1: true,
      handshakeTimeout: timeouts.greetingMs,
      settings: http2Settings,
    });
    server.on('session', watchSession).on('request', serveEither);
    return speakHttp1(server);
  };

  let secure: Promise<Http2SecureServer> | undefined;
  const http1 = speakHttp1(createServer(http1Options, serve));
  return {
    http1,
    http2: createHttp2Server({ settings: http2Settings }, serveEither).on('session', watchSession),
    secure: () => (secure ??= createSecure()),
    endIdle() {
      openReplies.endAll();
      http1.closeIdleConnections();
      for (const session of sessions) session.close();
      void secure?.then((server) => asHttp1Server(server).closeIdleConnections());
    },
  };
}
