import type { HttpConnection } from './http-connection.ts';

/** The bytes of one call of Kinesis in AWS JSON 1.1, ready to be sent again and again. */
export function kinesisRequest(operation: string, input: unknown): Buffer {
  const body = JSON.stringify(input);
  const scope = 'kinetoscope/20261122/us-east-1/kinesis/aws4_request';
  const head = [
    'POST / HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/x-amz-json-1.1',
    `X-Amz-Target: Kinesis_20131202.${operation}`,
    'X-Amz-Date: 20261122T000000Z',
    // The servers look for a signature, and none of them is set to check it.
    `Authorization: AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

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
