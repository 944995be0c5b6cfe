import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:http2';
import { largestBodyBytes, mostBodyBytesAtOnce } from '#engine/wire/body-limit.ts';
import { dropConnection } from '#engine/wire/connection-dropped.ts';
import { dropped, type Reply, type WireRequest } from '#engine/wire/exchange.ts';
import { http2StreamOf } from '#engine/wire/http2-stream.ts';
import { describeError, type Log } from '#engine/wire/log.ts';
import type { OpenReplies } from '#engine/wire/open-replies.ts';
import type { Pipeline } from '#engine/wire/pipeline.ts';
import { readBody } from '#engine/wire/read-body.ts';
import type { Timeouts } from '#engine/wire/timeouts.ts';

/** Node's HTTP/2 compatibility API hands over objects that do all that is asked of HTTP/1.1's here. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServeOptions {
  readonly pipeline: Pipeline;
  readonly timeouts: Timeouts;
  readonly log: Log;
  readonly openReplies: OpenReplies;
  /** Once true, HTTP/1.1 connections are told to end. */
  readonly isClosing: () => boolean;
}

const isHttp2 = (request: IncomingMessage) => request.httpVersionMajor === 2;

const withoutBody = ({ method = '', url = '', headers }: IncomingMessage): WireRequest => ({
  method,
  url,
  headers,
  body: Buffer.alloc(0),
});

const lengthOf = (body: Reply['body']) =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;

/** Sends head and body in one write, and text that is all ASCII without converting it. */
function end(response: ServerResponse, { body }: Reply, length: number): void {
  if (typeof body === 'string') response.end(body, body.length === length ? 'latin1' : 'utf8');
  else response.end(body);
}

/** @param length `undefined` where it is not known yet */
function writeHead(
  response: ServerResponse,
  reply: Reply,
  length: number | undefined,
  isLast: boolean,
): void {
  const { headers } = reply;
  if (length !== undefined) headers.push('Content-Length', String(length));
  if (isLast) headers.push('Connection', 'close');
  response.writeHead(reply.status, headers);
}

/**
 * Answers while the client still sends, and ends the connection. Closing at once would reset it and take the answer with
 * it, so what still comes is thrown away until the client stops or has had its time.
 */
function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  lingerMs: number,
): void {
  const length = lengthOf(reply.body);
  writeHead(response, reply, length, true);
  response.write(reply.body);
  onceSent(request, lingerMs, () => {
    if (!response.destroyed) response.end();
  });
}

/**
 * As `answerEarly`, for one request among others on an HTTP/2 connection. The answer waits for the client to stop: one
 * that has much left to send lacks the memory to take it.
 */
function answerEarlyOverHttp2(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  lingerMs: number,
): void {
  onceSent(request, lingerMs, () => {
    if (response.destroyed || request.aborted) return;
    const length = lengthOf(reply.body);
    response.once('finish', () => http2StreamOf(response)?.close(constants.NGHTTP2_NO_ERROR));
    writeHead(response, reply, length, false);
    end(response, reply, length);
  });
}

/** Calls back, once, when a client has sent its request or has had time to. */
function onceSent(request: IncomingMessage, lingerMs: number, next: () => void): void {
  let isOver = false;
  const proceed = () => {
    clearTimeout(timer);
    if (!isOver) next();
    isOver = true;
  };
  const timer = setTimeout(proceed, lingerMs);
  request.once('end', proceed);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}

/** Makes what both HTTP versions do with a request: read its body, have it answered, write the answer. */
export function createServe({
  pipeline,
  timeouts,
  log,
  openReplies,
  isClosing,
}: ServeOptions): Serve {
  const report = (error: unknown) => log({ level: 'error', event: 'bug', ...describeError(error) });

  /** Nothing here is expected to fail; if it does, it costs one connection and not the process. */
  const giveUp = (response: ServerResponse, error: unknown) => {
    report(error);
    response.destroy();
  };

  const send = (request: IncomingMessage, response: ServerResponse, reply: Reply) => {
    if (response.destroyed || response.headersSent) return;
    const isLast = isClosing() && !isHttp2(request);
    try {
      if (reply.stream) {
        writeHead(response, reply, undefined, isLast);
        openReplies.send(response, reply.stream).catch(report);
        return;
      }
      const length = lengthOf(reply.body);
      writeHead(response, reply, length, isLast);
      end(response, reply, length);
    } catch (error) {
      giveUp(response, error);
    }
  };

  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const { method = '', url = '', headers } = request;
    pipeline.handle({ method, url, headers, body }, (reply) =>
      reply === dropped ? dropConnection(response) : send(request, response, reply),
    );
  };

  const budget = { limitBytes: mostBodyBytesAtOnce, usedBytes: 0 };
  const http1Limits = { bytes: largestBodyBytes, budget };
  // HTTP/1.1 requests are timed by Node's server, HTTP/2 ones by nobody.
  const http2Limits = { ...http1Limits, withinMs: timeouts.requestMs };

  return (request, response) =>
    readBody(
      request,
      isHttp2(request) ? http2Limits : http1Limits,
      (body) => answer(request, response, body),
      (refusal) => {
        const reply = pipeline.refuse(refusal, withoutBody(request));
        const answerNow = isHttp2(request) ? answerEarlyOverHttp2 : answerEarly;
        answerNow(request, response, reply, timeouts.lingerMs);
      },
    );
}
