import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Pipeline } from '#engine/wire/pipeline.ts';
import { Refusal, requestTimedOut } from '#engine/wire/refusal.ts';

const badRequest = (status: number, text: string) =>
  new Refusal('BadRequestException', text, { status, form: 'xml' });

function refusalOf(code: unknown): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return requestTimedOut();
  if (code === 'HPE_HEADER_OVERFLOW')
    return badRequest(431, 'The head of the request is too large.');
  return badRequest(400, 'The request is not HTTP.');
}

/** Answers bytes that Node's HTTP/1.1 parser gave up on, in the time given, and ends the connection. */
export function answerClientError(
  pipeline: Pipeline,
  error: Error,
  socket: Duplex,
  lingerMs: number,
): void {
  if (!socket.writable || socket.writableEnded) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = pipeline.refuse(refusalOf('code' in error ? error.code : ''));
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`];
  for (let index = 0; index < headers.length; index += 2)
    lines.push(`${headers[index]}: ${headers[index + 1]}`);
  lines.push(`Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', '');
  socket.end(lines.join('\r\n') + String(body));
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(timer));
}
