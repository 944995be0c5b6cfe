import { Agent } from 'node:https';
import { cbor } from '@smithy/core/cbor';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, test } from 'vitest';
import {
  clientsOf,
  failureOf,
  faultyOrders,
  put,
  timesInjected,
} from '#engine/testing/faulty-orders.ts';

/** A signed request to CloudWatch, in a protocol that the JavaScript SDK does not speak. */
const ask = (url: string, headers: Record<string, string>, body: BodyInit) =>
  fetch(url, {
    method: 'POST',
    headers: {
      'x-amz-date': '20261122T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
      ...headers,
    },
    body,
  });

test('an error is in the form of the request’s protocol: Query', async () => {
  const { lab, simulator } = await faultyOrders();
  const ErrorName = 'InternalServiceFault';
  const Service = 'cloudwatch';
  await lab.putFault({ Kind: 'ERROR', ErrorName, ErrorMessage: 'Oh & no', Service });
  const reply = await ask(
    simulator.endpoint,
    { 'content-type': 'application/x-www-form-urlencoded' },
    'Action=ListMetrics&Version=2010-08-01',
  );
  expect(reply.status).toBe(500);
  expect(await reply.text()).toMatch(
    /<Error><Type>Receiver<\/Type><Code>InternalServiceError<\/Code><Message>Oh &amp; no<\/Message>/,
  );
});

test('an error is in the form of the request’s protocol: RPC v2', async () => {
  const { lab, simulator } = await faultyOrders();
  await lab.putFault({ Kind: 'ERROR', ErrorName: 'ThrottlingException', Service: 'cloudwatch' });
  const reply = await ask(
    `${simulator.endpoint}/service/GraniteServiceVersion20100801/operation/ListMetrics`,
    { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' },
    Buffer.from(cbor.serialize({})),
  );
  expect(reply.status).toBe(400);
  expect(reply.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  expect(cbor.deserialize(new Uint8Array(await reply.arrayBuffer()))).toEqual({
    __type: 'ThrottlingException',
    message: 'Rate exceeded',
  });
});

test.each([
  ['HTTP/1.1', () => new NodeHttpHandler({ httpsAgent: new Agent({ rejectUnauthorized: false }) })],
  [
    'HTTP/2',
    () => new NodeHttp2Handler({ nodeHttp2ConnectOptions: { rejectUnauthorized: false } }),
  ],
])('a connection with TLS is dropped over %s', async (_, handler) => {
  const { lab, log, simulator } = await faultyOrders();
  const { kinesis } = clientsOf(simulator.tlsEndpoint, 'test', handler);
  await lab.putFault({ Kind: 'DROPPED_CONNECTION', MostTimes: 1 });
  expect(await failureOf(put(kinesis))).toBeDefined();
  expect(await timesInjected(lab)).toEqual([1]);
  await put(kinesis);
  expect(log).toEqual([]);
});
