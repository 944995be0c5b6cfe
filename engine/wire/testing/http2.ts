import { type ClientHttp2Session } from 'node:http2';
export interface Http2Reply {
  readonly status: number;
  readonly body: string;
}

/** The head of a signed PutRecord. */
export const http2Head = (body: string | Uint8Array, headers: Record<string, string>) => ({
  ':method': 'POST',
  ':path': '/',
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Kinesis_20131202.PutRecord',
  'x-amz-date': '20261122T000000Z',
  'content-length': String(Buffer.byteLength(body)),
  authorization:
    'AWS4-HMAC-SHA256 Credential=a/b/eu-west-1/kinesis/e, SignedHeaders=h, Signature=0',
  ...headers,
});

/** Sends a request over HTTP/2 and answers with what came back, whatever became of the stream after. */
export function http2Post(
  session: ClientHttp2Session,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Http2Reply> {
  return new Promise((resolve) => {
    const stream = session.request(http2Head(body, headers));
    let status = 0;
    let text = '';
    stream.on('response', (head) => (status = Number(head[':status'])));
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('error', () => {});
    stream.on('close', () => resolve({ status, body: text }));
    stream.end(body);
  });
}
