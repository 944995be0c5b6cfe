import * as sdk from '@aws-sdk/client-kinesis';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { http2Head, http2Post } from './testing/http2.ts';
import { firstReply, post, sendRaw } from './testing/raw.ts';
import { startStub, type StubWire } from './testing/start-wire.ts';
import type { Timeouts } from './timeouts.ts';

let wire: StubWire;

const start = async (timeouts: Partial<Timeouts> = {}): Promise<number> => {
  wire = await startStub(sdk, timeouts);
  return wire.port;
};

afterEach(() => wire.close());

describe('a client that is slow', () => {
  it('loses its connection when it says nothing', async () => {
    const socket = connect(await start({ greetingMs: 50 }), '127.0.0.1');
    expect(await firstReply(socket)).toBeUndefined();
    await wire.expectAlive();
  });

  it('loses its connection when it begins like HTTP/2 and stops', async () => {
    expect(await sendRaw(await start({ greetingMs: 50 }), 'PR')).toBeUndefined();
    await wire.expectAlive();
  });

  it('is told so when its head does not end', async () => {
    const port = await start({ headMs: 50, requestMs: 100 });
    expect(await sendRaw(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nX: ')).toMatchObject({
      status: 408,
    });
    await wire.expectAlive();
  });

  it('is told so when its body does not end', async () => {
    const port = await start({ headMs: 50, requestMs: 100 });
    const half = post('Kinesis_20131202.PutRecord', '{"StreamName":', { 'Content-Length': '100' });
    expect(await sendRaw(port, half)).toMatchObject({ status: 408 });
    expect(wire.inputs).toEqual([]);
    await wire.expectAlive();
  });

  it('is told so over HTTP/2, and what comes later counts no more', async () => {
    const session = connectHttp2(
      `http://127.0.0.1:${await start({ headMs: 50, requestMs: 50, lingerMs: 50 })}`,
    );
    const stream = session.request(http2Head('{}', {}));
    stream.on('error', () => {});
    stream.write('{');
    const status = await new Promise((resolve) => {
      stream.on('response', (head) => resolve(head[':status']));
    });
    expect(status).toBe(408);
    stream.resume();
    stream.end('}');
    await new Promise((resolve) => {
      stream.once('close', resolve);
    });
    expect((await http2Post(session, '{}')).status).toBe(200);
    expect(wire.inputs).toHaveLength(1);
    session.close();
  });

  it('may be idle between requests for as long as it is allowed', async () => {
    const socket = connect(await start({ idleMs: 50 }), '127.0.0.1');
    const closed = new Promise((resolve) => {
      socket.once('close', resolve);
    });
    socket.write(post('Kinesis_20131202.PutRecord', '{}'));
    await firstReply(socket);
    await closed;
    await wire.expectAlive();
  });
});

describe('a client that leaves', () => {
  it.each([
    ['before it has said anything', ''],
    ['within the head', 'POST / HTTP/1.1\r\nHost: loc'],
    [
      'within the body',
      post('Kinesis_20131202.PutRecord', '{"StreamName":', { 'Content-Length': '100' }),
    ],
    ['right after its request', post('Kinesis_20131202.PutRecord', '{}')],
  ])('%s is missed by nobody', async (_, bytes) => {
    const port = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes, () => {
          socket.resetAndDestroy();
          resolve();
        });
      });
    });
    await wire.expectAlive();
  });

  it('gives up its HTTP/2 request with it', async () => {
    const session = connectHttp2(`http://127.0.0.1:${await start()}`);
    const stream = session.request(http2Head('{"StreamName":"s"}', {}));
    stream.on('error', () => {});
    await new Promise((resolve) => {
      stream.write('{"StreamName":"s"', resolve);
    });
    stream.close(8);
    expect((await http2Post(session, '{}')).status).toBe(200);
    expect(wire.inputs).toEqual([{}]);
    session.close();
    await wire.expectAlive();
  });
});
