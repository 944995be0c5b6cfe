import * as sdk from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect as connectHttp2, constants } from 'node:http2';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { http2Head } from './testing/http2.ts';
import { post, sendRaw } from './testing/raw.ts';
import { startWire, type Wire } from './testing/start-wire.ts';
import { stubKinesis } from './testing/stub-service.ts';

const target = 'Kinesis_20131202.SubscribeToShard';
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
const ways = ['HTTP/2', 'HTTP/1.1', 'HTTP/2 with TLS', 'HTTP/1.1 with TLS'] as const;

const eventOf = (text: string) => ({
  SubscribeToShardEvent: {
    Records: [
      {
        SequenceNumber: '1',
        PartitionKey: 'ü',
        Data: Uint8Array.from(Buffer.from(text)),
        ApproximateArrivalTimestamp: new Date(1_700_000_000_123),
      },
    ],
    ContinuationSequenceNumber: '1',
    MillisBehindLatest: 0,
  },
});

/** Events that come when the test says so, and a note of when they are not wanted any more. */
function createSource(events: (() => Promise<IteratorResult<object>>)[]) {
  const returned = Promise.withResolvers<void>();
  const never = new Promise<never>(() => {});
  let asked = 0;
  const iterator = {
    next: () => events[asked++]?.() ?? never,
    return() {
      returned.resolve();
      return Promise.resolve({ done: true, value: undefined } as const);
    },
  };
  return {
    returned: returned.promise,
    asked: () => asked,
    EventStream: { [Symbol.asyncIterator]: () => iterator },
  };
}

const give = (value: object) => () => Promise.resolve({ done: false, value });
const end = () => Promise.resolve({ done: true, value: undefined } as const);
const fail = (failure: Error) => async () => {
  throw failure;
};

const serve = (source: object) =>
  startWire([stubKinesis({ schemas: sdk, run: () => source })], { closeMs: 100 });

async function createClient(wire: Wire, way: (typeof ways)[number]): Promise<sdk.KinesisClient> {
  const isTls = way.endsWith('TLS');
  // The first TLS client makes the certificate, which the next can then trust.
  if (isTls) await fetch(wire.tlsEndpoint).catch(() => {});
  const ca = isTls ? await readFile(join(wire.folder, 'cert.pem')) : undefined;
  return new sdk.KinesisClient({
    endpoint: isTls ? wire.tlsEndpoint : wire.endpoint,
    region: 'eu-west-1',
    credentials,
    maxAttempts: 1,
    requestHandler: way.startsWith('HTTP/2')
      ? new NodeHttp2Handler({ nodeHttp2ConnectOptions: { ca }, disableConcurrentStreams: true })
      : new NodeHttpHandler({ httpsAgent: new Agent({ ca }) }),
  });
}

async function subscribe(client: sdk.KinesisClient) {
  const { EventStream } = await client.send(
    new sdk.SubscribeToShardCommand({
      ConsumerARN: 'arn',
      ShardId: 'shard',
      StartingPosition: { Type: 'LATEST' },
    }),
  );
  const events = EventStream?.[Symbol.asyncIterator]();
  return async () => (await events?.next())?.value;
}

it.each(ways)('events arrive as they were given, then the end: %s', async (way) => {
  const wire = await serve(createSource([give(eventOf('one')), give(eventOf('two')), end]));
  const client = await createClient(wire, way);
  const next = await subscribe(client);
  expect([await next(), await next(), await next()]).toEqual([
    eventOf('one'),
    eventOf('two'),
    undefined,
  ]);
  client.destroy();
  await wire.close();
});

const leave: Record<string, (wire: Wire) => Promise<unknown>> = {
  async 'an HTTP/1.1 connection is closed'(wire) {
    const socket = connect(wire.port, '127.0.0.1').on('error', () => {});
    socket.write(post(target, '{}'));
    await once(socket, 'data');
    socket.destroy();
  },
  async 'an HTTP/1.1 client of TLS goes'(wire) {
    const client = await createClient(wire, 'HTTP/1.1 with TLS');
    await (
      await subscribe(client)
    )();
    client.destroy();
  },
  async 'an HTTP/2 connection is closed'(wire) {
    const { session } = await openHttp2(wire.endpoint);
    session.destroy();
  },
  async 'an HTTP/2 connection of TLS is closed'(wire) {
    const { session } = await openHttp2(wire.tlsEndpoint);
    session.destroy();
  },
  async 'an HTTP/2 stream is cancelled'(wire) {
    const { stream, session } = await openHttp2(wire.endpoint);
    stream.close(constants.NGHTTP2_CANCEL);
    await once(stream, 'close');
    session.close();
  },
};

async function openHttp2(endpoint: string) {
  const session = connectHttp2(endpoint, { rejectUnauthorized: false });
  const stream = session.on('error', () => {}).request(http2Head('{}', { 'x-amz-target': target }));
  stream.on('error', () => {}).end('{}');
  await once(stream, 'data');
  return { session, stream };
}

it.each(Object.keys(leave))('the events end at once when %s', async (how) => {
  const source = createSource([give(eventOf('one'))]);
  const wire = await serve(source);
  await leave[how]?.(wire);
  await source.returned;
  expect(wire.entries).toEqual([]);
  await wire.close();
});

it('a modelled error is the last message, and nobody logs it', async () => {
  const error = new sdk.ResourceInUseException({ message: 'taken', $metadata: {} });
  const wire = await serve(createSource([give(eventOf('one')), fail(error)]));
  const client = await createClient(wire, 'HTTP/1.1');
  const next = await subscribe(client);
  await next();
  await expect(next()).rejects.toMatchObject({ name: 'ResourceInUseException', message: 'taken' });
  expect(await next()).toBeUndefined();
  expect(wire.entries).toEqual([]);
  client.destroy();
  await wire.close();
});

it('a bug is an error without words to the client, and is logged', async () => {
  const wire = await serve(createSource([fail(new TypeError('secret'))]));
  const client = await createClient(wire, 'HTTP/1.1');
  const next = await subscribe(client);
  await expect(next()).rejects.toThrow(
    expect.objectContaining({
      name: 'InternalFailure',
      message: expect.not.stringMatching('secret'),
    }),
  );
  expect(await next()).toBeUndefined();
  expect(wire.entries).toMatchObject([{ event: 'bug', error: expect.stringContaining('secret') }]);
  client.destroy();
  await wire.close();
});

it('waits for a client that does not read', async () => {
  const large = eventOf('x'.repeat(1_000_000));
  const source = createSource(Array.from({ length: 1000 }, () => give(large)));
  const wire = await serve(source);
  const socket = connect(wire.port, '127.0.0.1');
  socket.pause().write(post(target, '{}'));
  for (let calm = 0, before = 0; calm < 10; calm += 1) {
    await sendRaw(wire.port, post('Kinesis_20131202.PutRecord', '{}'));
    if (source.asked() !== before || before === 0) calm = 0;
    before = source.asked();
  }
  await wire.close();
  await source.returned;
  expect(source.asked()).toBeGreaterThan(0);
  expect(source.asked()).toBeLessThan(50);
  socket.destroy();
});

it('begins with initial-response, in the media type of event streams', async () => {
  const wire = await serve(createSource([end]));
  const reply = await sendRaw(wire.port, post(target, '{}', { Connection: 'close' }));
  expect(reply).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/vnd.amazon.eventstream',
      'transfer-encoding': 'chunked',
    },
  });
  expect(reply?.headers).not.toHaveProperty('content-length');
  await wire.close();
});

it('fails, as AWS does, where events are asked for in CBOR', async () => {
  const source = createSource([end]);
  const wire = await serve(source);
  const headers = { 'Content-Type': 'application/x-amz-cbor-1.1' };
  const reply = await sendRaw(wire.port, post(target, Uint8Array.of(0xa0), headers));
  expect(reply?.status).toBe(500);
  expect(source.asked()).toBe(0);
  await wire.close();
});
