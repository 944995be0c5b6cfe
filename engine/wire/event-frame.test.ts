import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeFrame, encodeFrameHeaders } from './event-frame.ts';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

it("writes what the SDK's own codec reads, checksums included", () => {
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  const headers = fc.dictionary(
    name.filter((each) => each !== '__proto__'),
    fc.string({ maxLength: 300 }),
  );
  fc.assert(
    fc.property(headers, fc.uint8Array({ maxLength: 500 }), (values, payload) => {
      const message = codec.decode(encodeFrame(encodeFrameHeaders(values), payload));
      const read = Object.entries(message.headers).map(([key, { value }]) => [key, value]);
      expect(read).toEqual(Object.entries(values));
      expect(Buffer.compare(message.body, payload)).toBe(0);
    }),
  );
});

it('counts text in bytes', () => {
  const { body } = codec.decode(encodeFrame(encodeFrameHeaders({}), '{"a":"ü€😀"}'));
  expect(toUtf8(body)).toBe('{"a":"ü€😀"}');
});
