import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { CborCodec } from '@smithy/core/cbor';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from './simulator.ts';
import type { LogEntry } from './wire/log.ts';
import { FormWriter } from './wire/testing/form-writer.ts';
import { operationsOf, schemaValues } from './wire/testing/schema-values.ts';

const service = 'GraniteServiceVersion20100801';
const operations = operationsOf(cloudwatch);

let simulator: Simulator;
const log: LogEntry[] = [];

beforeAll(async () => {
  simulator = await createSimulator({ clock: 'manual', log: (entry) => log.push(entry) });
});

afterAll(() => simulator.close());

/** 200 or a refusal in the protocol of the request: never a fault of the engine's own, nor a line in its log. */
async function expectAnswer(
  path: string,
  body: Uint8Array<ArrayBuffer> | string,
  headers: Readonly<Record<string, string>>,
  replyType: string,
): Promise<void> {
  const response = await fetch(simulator.endpoint + path, {
    method: 'POST',
    headers: {
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
      ...headers,
    },
    body,
  });
  await response.arrayBuffer();
  const { status } = response;
  const type = response.headers.get('content-type');
  expect({ status, type, log: log.splice(0) }).toEqual({
    status: expect.toSatisfy((code) => code >= 200 && code < 500, 'no fault') as unknown,
    type: replyType,
    log: [],
  });
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('nothing that is sent makes the engine fail', () => {
  it.each(operations)('over RPC v2: $name', async ({ name, input }) => {
    const headers = { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };
    const path = `/service/${service}/operation/${name}`;
    const broken = fc
      .tuple(schemaValues(input), place, fc.option(fc.integer({ min: 0, max: 255 })))
      .map(([value, at, byte]) => {
        const serializer = new CborCodec().createSerializer();
        serializer.write(input, value);
        const bytes = Uint8Array.from(serializer.flush());
        if (byte !== null) bytes[Math.floor(at * bytes.length)] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(broken, (bytes) => expectAnswer(path, bytes, headers, 'application/cbor')),
      { numRuns: 20 },
    );
  });

  it.each(operations)('over Query: $name', async ({ name, input }) => {
    const forms = new FormWriter();
    const broken = fc
      .tuple(schemaValues(input), place, fc.option(fc.constantFrom('%', '=', '&', '.', '9', 'x')))
      .map(([value, at, letter]) => {
        const form = forms.write(input, value);
        const index = Math.floor(at * form.length);
        return letter === null ? form : form.slice(0, index) + letter + form.slice(index + 1);
      });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const start = `Action=${name}&Version=2010-08-01&`;
    await fc.assert(
      fc.asyncProperty(broken, (form) => expectAnswer('/', start + form, headers, 'text/xml')),
      { numRuns: 20 },
    );
  });
});
