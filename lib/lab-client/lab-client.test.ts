import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { LabServiceException } from '#lib/lab-client/errors.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

const secretAccessKey = 'a secret';

interface Exchange {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that gives one answer to everything, and a client of it. */
async function answering(status: number, answer: string) {
  const received: Exchange[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(status, { 'x-amzn-RequestId': 'request-1' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createLabClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey, sessionToken: 'token' },
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return { client, received };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** The signature that AWS would work out. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function expectedSignature({ method, headers, body }: Exchange, signedHeaders: string): string {
  const date = String(headers['x-amz-date']);
  const scope = [date.slice(0, 8), 'eu-west-1', 'kinetoscope-lab', 'aws4_request'];
  const lines = signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim()}`);
  const canonical = [method, '/', '', ...lines, '', signedHeaders, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

test('a call is JSON 1.1 with the lab’s target, signed with SigV4', async () => {
  const { client, received } = await answering(200, '{"TransitionMs":5}');
  const output = await client.setLifecycle({ TransitionMs: 5 });
  expect(output).toMatchObject({ TransitionMs: 5, $metadata: { requestId: 'request-1' } });
  const [exchange] = received;
  expect(exchange).toMatchObject({
    method: 'POST',
    url: '/',
    body: '{"TransitionMs":5}',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'KinetoscopeLab_20261122.SetLifecycle',
      'x-amz-security-token': 'token',
    },
  });
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      exchange?.headers.authorization ?? '',
    ) ?? [];
  expect(credential).toMatch(/^AKID\/\d{8}\/eu-west-1\/kinetoscope-lab\/aws4_request$/);
  expect(signedHeaders?.split(';')).toEqual(
    expect.arrayContaining(['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token']),
  );
  expect(signature).toBe(exchange && expectedSignature(exchange, signedHeaders ?? ''));
});

test('times travel as seconds and come back as dates', async () => {
  const answer = '{"Now":1700000000.123,"RealNow":1700000000,"Speed":2,"Frozen":false}';
  const { client, received } = await answering(200, answer);
  const output = await client.setClock({ AdvanceTo: new Date(1_700_000_000_123) });
  expect(received[0]?.body).toBe('{"AdvanceTo":1700000000.123}');
  expect(output).toMatchObject({
    Now: new Date(1_700_000_000_123),
    RealNow: new Date(1_700_000_000_000),
    Speed: 2,
    Frozen: false,
  });
});

test('an error that the lab does not model keeps its name', async () => {
  const { client } = await answering(
    400,
    '{"__type":"com.amazonaws.other#AccessDeniedException","message":"No."}',
  );
  const failure = await client.getClock({}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(LabServiceException);
  expect(failure).toMatchObject({
    name: 'AccessDeniedException',
    message: 'No.',
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: 'request-1' },
  });
});

test('a call is not made again when it fails', async () => {
  const { client, received } = await answering(500, '{"__type":"InternalFailure"}');
  await expect(client.setClock({ AdvanceSeconds: 1 })).rejects.toMatchObject({ $fault: 'server' });
  expect(received).toHaveLength(1);
});
