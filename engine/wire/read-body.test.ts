import * as sdk from '@aws-sdk/client-kinesis';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { largestBodyBytes } from './body-limit.ts';
import { readBody } from './read-body.ts';
import { http2Post } from './testing/http2.ts';
import { post, sendRaw } from './testing/raw.ts';
import { startStub, type StubWire } from './testing/start-wire.ts';
import type { Timeouts } from './timeouts.ts';

let wire: StubWire;

const start = async (timeouts: Partial<Timeouts> = {}): Promise<number> => {
  wire = await startStub(sdk, timeouts);
  return wire.port;
};

afterEach(() => wire.close());

describe('a body beyond the limit', () => {
  it('is refused by its head alone', async () => {
    const port = await start();
    const length = { 'Content-Length': String(largestBodyBytes + 1) };
    const reply = await sendRaw(port, post('Kinesis_20131202.PutRecord', '', length));
    expect(reply).toMatchObject({ status: 413, headers: { connection: 'close' } });
    expect(reply?.body).toContain('"__type":"RequestEntityTooLargeException"');
    expect(wire.inputs).toEqual([]);
    await wire.expectAlive();
  });

  it('is refused as soon as it has come that far when nobody said how long it is', async () => {
    const port = await start();
    const head = post('Kinesis_20131202.PutRecord', '', {
      'Content-Length': undefined,
      'Transfer-Encoding': 'chunked',
    });
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const chunks = Array.from({ length: 17 }, () => [
      `${chunk.length.toString(16)}\r\n`,
      chunk,
      '\r\n',
    ]);
    expect(await sendRaw(port, head, ...chunks.flat())).toMatchObject({ status: 413 });
    expect(wire.inputs).toEqual([]);
    await wire.expectAlive();
  });

  it('does not keep a client that goes on sending from reading why', async () => {
    const port = await start({ lingerMs: 300 });
    const body = Buffer.alloc(20 * 1024 * 1024, 'x');
    expect(await sendRaw(port, post('Kinesis_20131202.PutRecord', body))).toMatchObject({
      status: 413,
    });
    await wire.expectAlive();
  });

  it('is refused over HTTP/2 too', async () => {
    const session = connectHttp2(`http://127.0.0.1:${await start()}`);
    session.on('error', () => {});
    const reply = await http2Post(session, Buffer.alloc(20 * 1024 * 1024, 'x'));
    expect(reply.status).toBe(413);
    expect((await http2Post(session, '{}')).status).toBe(200);
    session.close();
    await wire.expectAlive();
  });

  it.each(['http1', 'http2'])('is not one of just the limit: %s', async (version) => {
    const port = await start();
    const name = 'a'.repeat(largestBodyBytes - '{"StreamName":""}'.length);
    const body = `{"StreamName":"${name}"}`;
    if (version === 'http1') {
      expect(await sendRaw(port, post('Kinesis_20131202.PutRecord', body))).toMatchObject({
        status: 200,
      });
    } else {
      const session = connectHttp2(`http://127.0.0.1:${port}`);
      expect((await http2Post(session, body)).status).toBe(200);
      session.close();
    }
    expect(wire.inputs).toEqual([{ StreamName: name }]);
  });
});

const send = async (request: PassThrough, ...pieces: string[]) => {
  for (const piece of pieces) request.write(piece);
  await setImmediate();
};

describe('bodies that arrive at one moment', () => {
  it('are refused when together they are too much, and leave room when they are gone', async () => {
    const budget = { limitBytes: 10, usedBytes: 0 };
    const outcomes: string[] = [];
    const open = () => {
      const request = Object.assign(new PassThrough(), { headers: {}, aborted: false });
      readBody(
        request as unknown as IncomingMessage,
        { bytes: 100, budget },
        (body) => outcomes.push(body.toString()),
        (refusal) => outcomes.push(refusal.name),
      );
      return request;
    };
    const first = open();
    const second = open();
    await send(first, '123', '456');
    expect(budget.usedBytes).toBe(6);
    await send(second, 'abc', 'def');
    expect(outcomes).toEqual(['ServiceUnavailable']);
    expect(budget.usedBytes).toBe(6);
    first.end('7');
    await finished(first);
    expect(outcomes).toEqual(['ServiceUnavailable', '1234567']);
    expect(budget.usedBytes).toBe(0);
    const leaving = open();
    await send(leaving, 'abc', 'def');
    leaving.destroy();
    await once(leaving, 'close');
    expect(budget.usedBytes).toBe(0);
    expect(outcomes).toHaveLength(2);
  });
});
