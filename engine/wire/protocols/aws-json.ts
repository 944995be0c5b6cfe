import { isUtf8 } from 'node:buffer';
import { notSerializable } from '#engine/wire/refusal.ts';
import { decodeBase64 } from '#engine/wire/protocols/base64.ts';
import { nestsDeeperThan } from '#engine/wire/protocols/json-depth.ts';
import { notScalar } from '#engine/wire/protocols/mismatch.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';
import { createShapeReader } from '#engine/wire/protocols/shape-reader.ts';
import { createShapeWriter } from '#engine/wire/protocols/shape-writer.ts';

/** No request of any service here nests a tenth as deep. AWS's own bound is not known [unsure]. */
const deepestNesting = 128;

/** What a Date can hold. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latestTimeMs = 8.64e15;

/** Node puts U+FFFD where bytes are not UTF-8; only then are they looked at again. */
function textOf(body: Buffer): string {
  const text = body.toString('utf8');
  if (text.includes('\ufffd') && !isUtf8(body)) throw notSerializable();
  return text;
}

function parse(body: Buffer): unknown {
  const text = textOf(body);
  if (nestsDeeperThan(text, deepestNesting)) throw notSerializable();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notSerializable();
  }
  // An array is left for `decode`, which has words for it.
  if (typeof value !== 'object' || value === null) throw notSerializable();
  return value;
}

/** Epoch seconds with decimals, to the millisecond. */
function readTimestamp(value: unknown): Date {
  if (typeof value !== 'number') throw notScalar(value, 'milliseconds since epoch');
  const timeMs = Math.round(value * 1000);
  if (!(Math.abs(timeMs) <= latestTimeMs)) throw notSerializable();
  return new Date(timeMs);
}

const asBuffer = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** AWS JSON 1.0 and 1.1, which differ in their media type alone. */
export function createAwsJson(): Protocol {
  const readerOf = createShapeReader({ blob: decodeBase64, timestamp: readTimestamp });
  const writerOf = createShapeWriter({
    blob: (value) => asBuffer(value).toString('base64'),
    timestamp: (value) => value.getTime() / 1000,
    // JSON has no other way to say NaN and Infinity. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
    number: (value) => (Number.isFinite(value) ? value : String(value)),
  });
  return {
    contentTypes: ['application/x-amz-json-1.1', 'application/x-amz-json-1.0'],
    isJson: true,
    parse,
    decode: (schema, raw) => readerOf(schema)(raw),
    encode: (schema, output) =>
      schema.isUnitSchema() ? '' : JSON.stringify(writerOf(schema)(output)),
    encodeError: (type, members, schema) =>
      JSON.stringify({ __type: type, ...(schema ? Object(writerOf(schema)(members)) : members) }),
  };
}
