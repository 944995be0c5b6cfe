import type { HttpConnection } from './http-connection.ts';

const scope = 'kinetoscope/20261122/us-east-1/kinesis/aws4_request';

/** The headers of a call in AWS JSON 1.1, but for its length. */
export const requestHeaders = (target: string): Record<string, string> => ({
  Host: '127.0.0.1',
  'Content-Type': 'application/x-amz-json-1.1',
  'X-Amz-Target': target,
  'X-Amz-Date': '20261122T000000Z',
  // The servers look for a signature, and none of them is set to check it.
  Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
});

function requestTo(target: string, input: unknown): Buffer {
  const body = JSON.stringify(input);
  const headers = Object.entries(requestHeaders(target)).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = ['POST / HTTP/1.1', ...headers, `Content-Length: ${Buffer.byteLength(body)}`];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export const kinesisTarget = (operation: string) => `Kinesis_20131202.${operation}`;

/** The bytes of one call of Kinesis in AWS JSON 1.1, ready to be sent again and again. */
export const kinesisRequest = (operation: string, input: unknown): Buffer =>
  requestTo(kinesisTarget(operation), input);

/** The same of one call of the simulator's lab. */
export const labRequest = (operation: string, input: unknown): Buffer =>
  requestTo(`KinetoscopeLab_20261122.${operation}`, input);

/** Makes one call and reads its answer, whose shape the caller knows from AWS's documentation. */
export async function callKinesis<Output>(
  connection: HttpConnection,
  operation: string,
  input: unknown,
): Promise<Output> {
  const { status, body } = await connection.send(kinesisRequest(operation, input), true);
  const text = body.toString();
  if (status !== 200) throw new Error(`${operation} was answered with ${status}: ${text}`);
  // The servers under test answer as AWS documents it, and `bench/` exists to find where they do not.
  return JSON.parse(text || '{}') as Output;
}
