import { connect, type Socket } from 'node:net';

/** An answer as it came over the socket. */
export interface RawReply {
  readonly status: number;
  /** Lower-case names; the last of a repeated header. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function parseReply(text: string): RawReply | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, headEnd).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = text.slice(headEnd + 4);
  if (body.length < Number(headers['content-length'] ?? 0)) return undefined;
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}

/** Calls back with the first answer on a socket, or with `undefined` when it closes without one. */
export function firstReply(socket: Socket): Promise<RawReply | undefined> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const reply = parseReply(text);
      if (reply) resolve(reply);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(parseReply(text)));
  });
}

/** Sends bytes as they are and waits for the first answer. */
export async function sendRaw(
  port: number,
  ...pieces: (string | Uint8Array)[]
): Promise<RawReply | undefined> {
  const socket = connect(port, '127.0.0.1');
  const reply = firstReply(socket);
  for (const piece of pieces) socket.write(piece);
  const result = await reply;
  socket.destroy();
  return result;
}

const signed = {
  Authorization:
    'AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123abcd',
  'X-Amz-Date': '20261122T000000Z',
};

/** The bytes of a signed POST; a header given as `undefined` is left out. */
export function post(
  target: string,
  body: string | Uint8Array,
  headers: Record<string, string | undefined> = {},
): Buffer {
  const bytes = Buffer.from(body);
  const all: Record<string, string | undefined> = {
    Host: '127.0.0.1',
    'Content-Type': 'application/x-amz-json-1.1',
    'X-Amz-Target': target,
    'Content-Length': String(bytes.length),
    ...signed,
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return Buffer.concat([Buffer.from(`POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), bytes]);
}
