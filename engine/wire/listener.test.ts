import * as sdk from '@aws-sdk/client-kinesis';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { http2Post } from './testing/http2.ts';
import { firstReply, post, sendRaw } from './testing/raw.ts';
import { startStub, type StubWire } from './testing/start-wire.ts';
import type { Timeouts } from './timeouts.ts';

let wire: StubWire;

const start = async (timeouts: Partial<Timeouts> = {}): Promise<number> => {
  wire = await startStub(sdk, timeouts);
  return wire.port;
};

afterEach(() => wire.close());

describe('one port', () => {
  it('keeps HTTP/1.1 connections', async () => {
    const socket = connect(await start(), '127.0.0.1');
    for (let turn = 0; turn < 3; turn++) {
      const reply = firstReply(socket);
      socket.write(post('Kinesis_20131202.PutRecord', '{}'));
      expect(await reply).toMatchObject({ status: 200, headers: { connection: 'keep-alive' } });
      socket.removeAllListeners('data');
    }
    socket.destroy();
  });

  it('takes a request byte by byte', async () => {
    const socket = connect(await start(), '127.0.0.1');
    socket.setNoDelay(true);
    const reply = firstReply(socket);
    for (const byte of post('Kinesis_20131202.PutRecord', '{"StreamName":"s"}')) {
      await new Promise<void>((resolve) => {
        socket.write(Buffer.of(byte), () => resolve());
      });
    }
    expect(await reply).toMatchObject({ status: 200 });
    expect(wire.inputs).toEqual([{ StreamName: 's' }]);
    socket.destroy();
  });

  it('takes several requests sent at once, in order', async () => {
    const socket = connect(await start(), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    const requests = ['a', 'b', 'c'].map((name) =>
      post('Kinesis_20131202.PutRecord', `{"StreamName":"${name}"}`),
    );
    socket.end(Buffer.concat(requests));
    await new Promise((resolve) => {
      socket.once('close', resolve);
    });
    expect(wire.inputs).toEqual([{ StreamName: 'a' }, { StreamName: 'b' }, { StreamName: 'c' }]);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });

  it('answers a client that has said all it will say', async () => {
    const socket = connect(await start(), '127.0.0.1');
    const reply = firstReply(socket);
    socket.end(post('Kinesis_20131202.PutRecord', '{}'));
    expect(await reply).toMatchObject({ status: 200 });
  });

  it('speaks HTTP/2 to who begins with it, many requests a connection', async () => {
    const session = connectHttp2(`http://127.0.0.1:${await start()}`);
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => http2Post(session, '{}').then((reply) => reply.status)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    session.close();
  });

  it.each([
    ['h2', 'h2'],
    ['http/1.1', 'http/1.1'],
  ])('speaks TLS and agrees on %s', async (offered, agreed) => {
    const port = await start();
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ALPNProtocols: [offered],
    });
    await new Promise((resolve) => {
      socket.once('secureConnect', resolve);
    });
    expect(socket.alpnProtocol).toBe(agreed);
    const certificate = socket.getPeerX509Certificate();
    expect(certificate?.checkHost('localhost')).toBe('localhost');
    expect(certificate?.checkIP('127.0.0.1')).toBe('127.0.0.1');
    socket.destroy();
  });
});

describe('bytes that are not a request', () => {
  it.each([
    ['are refused: no HTTP', 'hello\r\n\r\n', 400],
    ['are refused: an odd version', 'POST / HTTP/9.9\r\n\r\n', 400],
    ['are refused: a header without a colon', 'POST / HTTP/1.1\r\nHost localhost\r\n\r\n', 400],
    [
      'are refused: a length that is none',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n',
      400,
    ],
    [
      'are refused: a negative length',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n',
      400,
    ],
    [
      'are refused: two lengths',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      400,
    ],
    [
      'are refused: a length and chunks',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      400,
    ],
    [
      'are refused: chunks that are none',
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
    [
      'are refused: a head without end',
      `POST / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
    ],
    ['are refused: nearly HTTP/2', 'PRX * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ])('%s', async (_, bytes, status) => {
    const reply = await sendRaw(await start(), bytes);
    expect(reply).toMatchObject({ status, headers: { connection: 'close' } });
    expect(reply?.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    await wire.expectAlive();
  });

  it.each([
    ['HTTP/2 that goes wrong', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\0'.repeat(100)}`],
    ['TLS that goes wrong', Buffer.from([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5])],
    ['TLS of an age long gone', Buffer.from([0x16, 3, 0, 0, 0])],
  ])('cost one connection: %s', async (_, bytes) => {
    const socket = connect(await start({ greetingMs: 100 }), '127.0.0.1');
    const ended = firstReply(socket);
    socket.end(bytes);
    await ended;
    await wire.expectAlive();
  });
});
