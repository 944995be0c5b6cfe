import { gzipSync, zstdCompressSync } from 'node:zlib';
import { encode as encodeMessagePack } from '@msgpack/msgpack';
import avro from 'avsc';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { createSealer, dataKeyId, newDataKey } from '#lib/jobs/client-encryption.ts';
import { createDecoder } from '#lib/records/decode/decode-data.ts';
import type { KeyRing } from '#lib/records/decode/key-ring.ts';
import type { DecodeChoice } from '#lib/records/record-query.ts';

const bytes = (text: string) => Buffer.from(text);
const decoder = (choice: Partial<DecodeChoice> = {}, ring?: KeyRing) =>
  createDecoder({ as: 'auto', schema: '', message: '', ...choice }, ring);
const auto = decoder();

describe('unasked', () => {
  const wraps = {
    nothing: (data: Uint8Array) => data,
    gzip: (data: Uint8Array) => gzipSync(data),
    zstd: (data: Uint8Array) => zstdCompressSync(data),
    'gzip in base64': (data: Uint8Array) => bytes(gzipSync(data).toString('base64')),
    'zstd in gzip': (data: Uint8Array) => gzipSync(zstdCompressSync(data)),
  };
  test.each(Object.entries(wraps))('JSON comes out of %s as it went in', (_, wrap) => {
    fc.assert(
      fc.property(fc.object(), (value) => {
        const text = JSON.stringify(value);
        expect(auto(wrap(bytes(text)))).toMatchObject({ kind: 'json', text });
      }),
      { numRuns: 50 },
    );
  });

  test('the layers are named from the outside in', () => {
    const packed = bytes(gzipSync('{"a":1}').toString('base64'));
    expect(auto(packed).layers).toEqual(['base64', 'gzip', 'JSON']);
  });

  test.each([
    ['plain words', 'text', ['text']],
    ['deadbeefdeadbeef', 'text', ['text']],
    ['42', 'text', ['text']],
    ['{"cut":', 'text', ['text']],
    ['', 'text', ['text']],
  ])('%j is %s', (text, kind, layers) => {
    expect(auto(bytes(text))).toMatchObject({ kind, layers, text });
  });

  test('MessagePack is seen where it is an object, with whole numbers of any size', () => {
    const data = encodeMessagePack(
      { id: 9_007_199_254_740_993n, tags: ['a'] },
      { useBigInt64: true },
    );
    expect(auto(data)).toMatchObject({
      kind: 'json',
      text: '{"id":9007199254740993,"tags":["a"]}',
    });
  });

  test('anything at all is decoded into something, and every try is told', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
        const { steps, layers } = auto(data);
        expect(steps.length).toBeGreaterThan(0);
        expect(layers.length).toBeGreaterThan(0);
      }),
    );
  });

  test('what begins like gzip and is none says where it failed', () => {
    const { steps, kind } = auto(Buffer.from([0x1f, 0x8b, 0xff, 0xff, 0xff]));
    expect(kind).toBe('binary');
    expect(steps[0]).toMatchObject({ decoder: 'gzip', outcome: 'failed' });
  });
});

describe('with a schema', () => {
  const avroSchema = JSON.stringify({
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'sku', type: 'string' },
    ],
  });
  const order = avro.Type.forSchema(JSON.parse(avroSchema)).toBuffer({ id: 7, sku: 'x-1' });
  const glue = Buffer.concat([Buffer.from([3, 0]), Buffer.alloc(16, 0xab), order]);

  test.each([
    ['bare', order],
    ['behind a Glue header', glue],
    ['behind a Confluent header', Buffer.concat([Buffer.from([0, 0, 0, 0, 9]), order])],
    ['in gzip', gzipSync(order)],
  ])('Avro %s is JSON', (_, data) => {
    const decoded = decoder({ as: 'avro', schema: avroSchema })(data);
    expect(decoded).toMatchObject({ kind: 'json', text: '{"id":7,"sku":"x-1"}' });
  });

  test('a record that does not fit says so and is shown as what it is', () => {
    const decoded = decoder({ as: 'avro', schema: avroSchema })(bytes('hello'));
    expect(decoded).toMatchObject({ kind: 'text', text: 'hello' });
    expect(decoded.steps[0]).toMatchObject({ decoder: 'avro', outcome: 'failed' });
  });

  const proto = 'syntax = "proto3"; package shop; message Order { int64 id = 1; string sku = 2; }';
  test('Protobuf decodes what it encoded, by the message’s name or as the first one', () => {
    const type = protobuf.parse(proto).root.lookupType('shop.Order');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat({ max: 1e9 }), (sku, number) => {
        const id = number + 1;
        const data = type.encode({ id, sku }).finish();
        for (const message of ['', 'shop.Order'])
          expect(
            JSON.parse(decoder({ as: 'protobuf', schema: proto, message })(data).text),
          ).toEqual({ id: String(id), sku });
      }),
    );
  });

  test('a schema that is none is refused', () => {
    expect(() => decoder({ as: 'avro', schema: '{' })).toThrow(SyntaxError);
    expect(() => decoder({ as: 'protobuf', schema: proto, message: 'Nobody' })).toThrow(/Nobody/);
  });
});

describe('what was encrypted before it was sent', () => {
  const dataKey = newDataKey();
  const sealed = createSealer(dataKey)(gzipSync('{"card":"4111"}'));
  const ring: KeyRing = {
    keyOf: (keyId) =>
      keyId === dataKeyId(dataKey) ? { dataKey, generatorName: 'Checkout' } : undefined,
  };

  test('is opened where the key is held, and says with which', () => {
    const { text, layers, steps } = decoder({}, ring)(sealed);
    expect(text).toBe('{"card":"4111"}');
    expect(layers).toEqual(['encrypted', 'gzip', 'JSON']);
    expect(steps[0]).toMatchObject({ decoder: 'client-side encryption', outcome: 'decoded' });
    expect(steps[0]?.detail).toContain('of the generator “Checkout”');
  });

  test('stays closed without the key, and says why', () => {
    const { kind, layers, bytes: left, steps } = auto(sealed);
    expect({ kind, layers }).toEqual({ kind: 'binary', layers: ['encrypted'] });
    expect(Buffer.from(left)).toEqual(Buffer.from(sealed));
    expect(steps.at(-1)).toMatchObject({ outcome: 'failed' });
    expect(steps.at(-1)?.detail).toContain(`the key ${dataKeyId(dataKey)}, which this console`);
  });

  test('stays closed where it was changed, and says so', () => {
    const changed = Buffer.from(sealed);
    changed[40] = (changed[40] ?? 0) ^ 1;
    const { layers, steps } = decoder({}, ring)(changed);
    expect(layers).toEqual(['encrypted']);
    expect(steps.at(-1)?.detail).toContain('its tag does not fit');
  });
});
