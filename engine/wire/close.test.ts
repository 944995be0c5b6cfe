import * as sdk from '@aws-sdk/client-kinesis';
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { http2Head, http2Post } from './testing/http2.ts';
import { firstReply, post } from './testing/raw.ts';
import { startStub, startWire } from './testing/start-wire.ts';
import { stubKinesis } from './testing/stub-service.ts';

const request = post('Kinesis_20131202.PutRecord', '{}');
const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** So long that whoever waits for it to pass fails the test. */
const never = 3_600_000;

async function openTls(port: number, protocol: string): Promise<Socket> {
  const options = { port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: [protocol] };
  const socket = connectTls(options);
  await once(socket, 'secureConnect');
  return socket;
}

async function openPlain(port: number, bytes: string | Uint8Array): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.resume().on('error', () => {});
  await new Promise((resolve) => {
    socket.write(bytes, resolve);
  });
  return socket;
}

describe('a client that says good-bye is let go', () => {
  it.each<[string, (port: number) => Promise<Socket>]>([
    ['having said nothing', (port) => openPlain(port, '')],
    ['within a head', (port) => openPlain(port, 'POST / HT')],
    ['after a request', (port) => openPlain(port, request)],
    ['after the HTTP/2 preface', (port) => openPlain(port, preface)],
    ['within a TLS handshake', (port) => openPlain(port, Buffer.from([0x16, 3, 1, 0, 5, 1]))],
    ['of HTTP/1.1 over TLS', (port) => openTls(port, 'http/1.1')],
    ['of HTTP/2 over TLS', (port) => openTls(port, 'h2')],
  ])('%s', async (_, open) => {
    const wire = await startStub(sdk, { closeMs: never, greetingMs: never });
    const socket = await open(wire.port);
    await wire.expectAlive();
    socket.end();
    socket.destroy();
    await wire.close();
  });
});

describe('closing', () => {
  it('takes no longer than two seconds, whoever holds on', async () => {
    const wire = await startStub(sdk);
    const session = connectHttp2(wire.endpoint);
    session.on('error', () => {});
    await http2Post(session, '{}');
    const stream = session.request(http2Head('{}', {}));
    stream.on('error', () => {}).write('{');
    const sockets = [
      await openPlain(wire.port, ''),
      await openPlain(wire.port, 'POST / HTTP/1.1\r\nHost: '),
      await openPlain(wire.port, request),
      await openTls(wire.port, 'http/1.1'),
      await openTls(wire.port, 'h2'),
    ];
    for (const socket of sockets) socket.on('error', () => {});
    await wire.expectAlive();
    const startMs = performance.now();
    await wire.close();
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it.each(['http1', 'http2'])('lets a request under way end: %s', async (version) => {
    const begun = Promise.withResolvers<void>();
    const result = Promise.withResolvers<object>();
    const run = () => {
      begun.resolve();
      return result.promise;
    };
    const wire = await startWire([stubKinesis({ schemas: sdk, run })], { closeMs: never });
    const reply = version === 'http1' ? overHttp1(wire.port) : overHttp2(wire.endpoint);
    await begun.promise;
    const closed = wire.close();
    result.resolve({ ShardId: 'shardId-000000000000' });
    expect(await reply).toMatchObject({ status: 200, body: '{"ShardId":"shardId-000000000000"}' });
    await closed;
  });
});

function overHttp1(port: number) {
  const socket = connect(port, '127.0.0.1');
  const reply = firstReply(socket);
  socket.write(request);
  return reply;
}

async function overHttp2(endpoint: string) {
  const session = connectHttp2(endpoint);
  return http2Post(session, '{}');
}
