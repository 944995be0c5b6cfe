import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as kinesis from '@aws-sdk/client-kinesis';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { largestBodyBytes } from './body-limit.ts';
import { createAsk, type Run } from './testing/ask.ts';

const ask = createAsk(kinesis, cloudwatch);

const notSerializable = '{"__type":"SerializationException"}';

describe('a compressed body', () => {
  const headers = { 'content-encoding': 'gzip' };

  it('is inflated', async () => {
    const inputs: unknown[] = [];
    const run: Run = (_, __, input) => inputs.push(input) && {};
    expect((await ask({ run, headers, body: gzipSync('{"StreamName":"s"}') })).status).toBe(200);
    expect(inputs).toEqual([{ StreamName: 's' }]);
  });

  it('is not inflated beyond the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(largestBodyBytes + 1, ' '));
    expect((await ask({ headers, body: bomb })).status).toBe(413);
  });

  it.each([
    ['gzip', 'not gzip'],
    ['gzip', gzipSync('{"StreamName":"s"}').subarray(0, 20)],
    ['br', '{}'],
    ['gzip', ''],
  ])('that cannot be inflated is refused: %s %s', async (encoding, body) => {
    const seen = await ask({ headers: { 'content-encoding': encoding }, body });
    expect(seen).toMatchObject({ status: 400, body: notSerializable });
  });

  it('may say that it is none', async () => {
    expect((await ask({ headers: { 'content-encoding': 'identity' } })).status).toBe(200);
  });
});
