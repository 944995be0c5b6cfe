import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, type Http2ServerResponse } from 'node:http2';
import { bodyTooLarge, largestBodyBytes } from '#engine/wire/body-limit.ts';
import type { Reply, WireRequest } from '#engine/wire/exchange.ts';
import { describeError, type Log } from '#engine/wire/log.ts';
import type { Pipeline } from '#engine/wire/pipeline.ts';
import { readBody } from '#engine/wire/read-body.ts';
import { requestTimedOut } from '#engine/wire/refusal.ts';
import type { Timeouts } from '#engine/wire/timeouts.ts';

/** Node's HTTP/2 compatibility API hands over objects that do all that is asked of HTTP/1.1's here. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServeOptions {
  readonly pipeline: Pipeline;
  readonly timeouts: Timeouts;
  readonly log: Log;
  /** Once true, HTTP/1.1 connections are told to end. */
  readonly isClosing: () => boolean;
}

const isHttp2 = (request: IncomingMessage) => request.httpVersionMajor === 2;

const streamOf = (response: ServerResponse) => (response as unknown as Http2ServerResponse).stream;

const withoutBody = ({ method = '', url = '', headers }: IncomingMessage): WireRequest => ({
  method,
  url,
  headers,
  body: Buffer.alloc(0),
});

const lengthOf = (body: Reply['body']) =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;

function writeHead(response: ServerResponse, reply: Reply, isLast: boolean): void {
  const { headers } = reply;
  headers.push('Content-Length', String(lengthOf(reply.body)));
  if (isLast) headers.push('Connection', 'close');
  response.writeHead(reply.status, headers);
}

/**
 * Answers while the client still sends. Closing at once would reset the connection and take the answer with it, so the
 * rest of the body is thrown away until the client stops or has had its time.
 */
function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  lingerMs: number,
): void {
  if (isHttp2(request)) {
    response.once('finish', () => streamOf(response)?.close(constants.NGHTTP2_NO_ERROR));
    writeHead(response, reply, false);
    response.end(reply.body);
    return;
  }
  const end = () => void response.end();
  const timer = setTimeout(end, lingerMs);
  request.once('end', end);
  request.once('close', () => clearTimeout(timer));
  writeHead(response, reply, true);
  response.write(reply.body);
  request.resume();
}

/** Makes what both HTTP versions do with a request: read its body, have it answered, write the answer. */
export function createServe({ pipeline, timeouts, log, isClosing }: ServeOptions): Serve {
  const send = (request: IncomingMessage, response: ServerResponse, reply: Reply) => {
    if (response.destroyed || response.headersSent) return;
    writeHead(response, reply, isClosing() && !isHttp2(request));
    response.end(reply.body);
  };

  /** Nothing here is expected to fail; if it does, it costs one connection and not the process. */
  const giveUp = (response: ServerResponse, error: unknown) => {
    log({ level: 'error', event: 'bug', ...describeError(error) });
    response.destroy();
  };

  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const { method = '', url = '', headers } = request;
    const reply = pipeline.handle({ method, url, headers, body });
    if (!(reply instanceof Promise)) return send(request, response, reply);
    return reply
      .then((later) => send(request, response, later))
      .catch((error: unknown) => giveUp(response, error));
  };

  return (request, response) => {
    response.on('error', () => {});
    const refuse = (refusal = bodyTooLarge()) =>
      answerEarly(
        request,
        response,
        pipeline.refuse(refusal, withoutBody(request)),
        timeouts.lingerMs,
      );
    // HTTP/1.1 requests are timed by Node's server, HTTP/2 ones by nobody.
    const timer = isHttp2(request)
      ? setTimeout(() => refuse(requestTimedOut()), timeouts.requestMs)
      : undefined;
    readBody(
      request,
      largestBodyBytes,
      (body) => {
        clearTimeout(timer);
        try {
          void answer(request, response, body);
        } catch (error) {
          giveUp(response, error);
        }
      },
      () => {
        clearTimeout(timer);
        refuse();
      },
    );
    if (timer) request.once('close', () => clearTimeout(timer));
  };
}
