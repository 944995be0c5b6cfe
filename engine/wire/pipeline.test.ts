import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { describe, expect, it } from 'vitest';
import { createAsk } from './testing/ask.ts';

const ask = createAsk(kinesis, cloudwatch);

describe('a request that is in order', () => {
  it('reaches its operation with who called and what was sent', async () => {
    const calls: unknown[] = [];
    const { status, headers, body } = await ask({
      body: '{"StreamName":"s","Data":"aGk="}',
      run: (...call) => {
        calls.push(call);
        return { ShardId: 'shardId-000000000000', SequenceNumber: '1' };
      },
    });
    expect(calls).toEqual([
      [
        'PutRecord',
        expect.objectContaining({ region: 'eu-west-1', requestId: headers['x-amzn-RequestId'] }),
        { StreamName: 's', Data: Buffer.from('hi') },
      ],
    ]);
    expect(status).toBe(200);
    expect(body).toBe('{"ShardId":"shardId-000000000000","SequenceNumber":"1"}');
    expect(headers['Content-Type']).toBe('application/x-amz-json-1.1');
    expect(Buffer.from(headers['x-amz-id-2'] ?? '', 'base64')).toHaveLength(72);
  });

  it('gets nothing back from an operation that has no output', async () => {
    const headers = { 'x-amz-target': 'Kinesis_20131202.DeleteStream' };
    expect(await ask({ headers })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['com.amazonaws.kinesis.v20131202.Kinesis_20131202.PutRecord', 'application/x-amz-json-1.1'],
    ['Kinesis_20131202.PutRecord', 'application/x-amz-json-1.1; charset=utf-8'],
    ['Kinesis_20131202.PutRecord', 'Application/X-Amz-Json-1.0'],
  ])('may spell its head %s, %s', async (target, type) => {
    const seen = await ask({ headers: { 'x-amz-target': target, 'content-type': type } });
    expect(seen.status).toBe(200);
  });

  it('keeps to the media type it came with, and to what its service sends', async () => {
    const { headers } = await ask({
      headers: {
        'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics',
        'content-type': 'application/x-amz-json-1.0',
      },
    });
    expect(headers['Content-Type']).toBe('application/x-amz-json-1.0');
    expect(headers['x-amz-id-2']).toBeUndefined();
  });
});

const byHand = () => Promise.resolve(Buffer.from('{"made":"by hand"}'));
const scanPlain = (bytes: Buffer) => (bytes.includes('plain') ? { scanned: true } : undefined);
const echo = (_: unknown, request: unknown) => Promise.resolve(JSON.stringify(request));

describe('the direct way', () => {
  it('is taken when the service offers it', async () => {
    const { status, body, headers } = await ask({ direct: { PutRecord: { run: byHand } } });
    expect([status, body]).toEqual([200, '{"made":"by hand"}']);
    expect(headers['Content-Type']).toBe('application/x-amz-json-1.1');
  });

  it('may read a request itself, or leave it to JSON.parse', async () => {
    const direct = { PutRecord: { scan: scanPlain, run: echo } };
    expect((await ask({ direct, body: 'plain' })).body).toBe('{"scanned":true}');
    expect((await ask({ direct, body: '{"other":1}' })).body).toBe('{"other":1}');
  });

  it('gives way to the whole way when the service says so', async () => {
    const seen = await ask({
      direct: { PutRecord: { run: () => undefined } },
      body: '{"StreamName":"long"}',
    });
    expect(seen.body).toContain("Value 'long' at 'streamName' failed to satisfy constraint");
  });

  it.each([
    [
      'at once',
      () => {
        throw new kinesis.ResourceNotFoundException({ message: 'gone', $metadata: {} });
      },
    ],
    [
      'later',
      () =>
        Promise.reject(new kinesis.ResourceNotFoundException({ message: 'gone', $metadata: {} })),
    ],
  ])('may fail %s', async (_, run) => {
    expect(await ask({ direct: { PutRecord: { run } } })).toMatchObject({
      status: 400,
      body: '{"__type":"ResourceNotFoundException","message":"gone"}',
    });
  });
});

describe('pages', () => {
  const origin = 'http://localhost:3000';

  it('may ask what they may send', async () => {
    const { status, body, headers } = await ask({
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-headers': 'x-amz-target, authorization',
        'access-control-request-method': 'POST',
      },
    });
    expect([status, body]).toEqual([200, '']);
    expect(headers).toEqual({
      'x-amzn-RequestId': headers['x-amzn-RequestId'],
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'x-amz-target, authorization',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Max-Age': '172800',
    });
  });

  it.each(['{}', 'not JSON'])('may read answers and errors: %s', async (body) => {
    const { headers } = await ask({ body, headers: { origin } });
    expect(headers['Access-Control-Allow-Origin']).toBe('*');
    expect(headers['Access-Control-Expose-Headers']).toBe(
      'x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date',
    );
  });

  it.each([
    ['POST', { origin: 'https://attacker.example' }],
    ['OPTIONS', { origin: 'https://attacker.example' }],
    ['POST', { host: 'attacker.example', origin: 'https://attacker.example' }],
  ])('from elsewhere may neither ask nor read: %s %j', async (method, headers) => {
    const seen = await ask({ method, headers });
    expect(seen.status).toBe(403);
    expect(Object.keys(seen.headers).join()).not.toContain('Access-Control');
  });
});
