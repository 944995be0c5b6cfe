import { cbor, tag } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import { notSerializable } from '#engine/wire/refusal.ts';
import { type CborLimits, readCbor, Tagged } from '#engine/wire/protocols/cbor-reader.ts';
import { notScalar } from '#engine/wire/protocols/mismatch.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';
import { createShapeReader } from '#engine/wire/protocols/shape-reader.ts';
import { createShapeWriter } from '#engine/wire/protocols/shape-writer.ts';

/**
 * The depth is that of JSON. A request of CloudWatch's largest size, 1 MB, cannot have as many items; one of Kinesis has
 * a few thousand. Chosen, not AWS's [unsure].
 */
const limits: CborLimits = { depth: 128, items: 1_000_000 };

/** The tag of a time. https://www.rfc-editor.org/rfc/rfc8949#section-3.4.2 */
const timeTag = 1;

/** How requests and replies name the protocol in `Smithy-Protocol`. */
export const rpcV2Cbor = 'rpc-v2-cbor';

/** What a Date can hold. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latestTimeMs = 8.64e15;

/** The SDK's encoder keeps the largest buffer it ever needed; beyond this it is made small again. */
const keptBytes = 1024 * 1024;

function serialize(value: unknown): Uint8Array {
  const bytes = cbor.serialize(value);
  if (bytes.byteLength > keptBytes) cbor.resizeEncodingBuffer(keptBytes);
  return bytes;
}

function parse(body: Buffer): unknown {
  const value = readCbor(body, limits);
  // As with JSON, a list is left for `decode`, which has words for it.
  if (typeof value !== 'object' || value === null) throw notSerializable();
  return value;
}

function readBlob(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw notScalar(value, 'a Blob');
  return value;
}

/** In which the two kinds of CBOR differ. */
interface CborDialect {
  readonly contentTypes: readonly string[];
  /** How long a time's unit is. */
  readonly unitMs: 1 | 1000;
  /** What an error that the service has modelled is called. */
  readonly nameOf: (schema: NormalizedSchema) => string;
  readonly headers?: readonly string[];
}

/** CBOR as AWS speaks it: blobs are byte strings, times are tag 1 over a number. */
function createCbor({ contentTypes, unitMs, nameOf, headers }: CborDialect): Protocol {
  const readTimestamp = (value: unknown): Date => {
    const isTime = value instanceof Tagged && value.tag === timeTag;
    if (!isTime || typeof value.value !== 'number')
      throw notScalar(value, 'milliseconds since epoch');
    const timeMs = Math.round(value.value * unitMs);
    if (!(Math.abs(timeMs) <= latestTimeMs)) throw notSerializable();
    return new Date(timeMs);
  };
  const readerOf = createShapeReader({ blob: readBlob, timestamp: readTimestamp });
  const writerOf = createShapeWriter({
    blob: (value) => value,
    timestamp: (value) => tag({ tag: timeTag, value: value.getTime() / unitMs }),
    number: (value) => value,
  });
  return {
    contentTypes,
    isJson: false,
    ...(headers && { headers }),
    parse,
    decode: (schema, raw) => readerOf(schema)(raw),
    encode: (schema, output) => (schema.isUnitSchema() ? '' : serialize(writerOf(schema)(output))),
    encodeError: (type, members, schema) =>
      serialize({
        __type: schema ? nameOf(schema) : type,
        ...(schema ? Object(writerOf(schema)(members)) : members),
      }),
  };
}

/**
 * What the Java SDKs speak to Kinesis unless told otherwise. Times are whole milliseconds, not the seconds that the tag
 * stands for elsewhere.
 */
export const createAwsCbor = (): Protocol =>
  createCbor({
    contentTypes: ['application/x-amz-cbor-1.1'],
    unitMs: 1,
    nameOf: (schema) => schema.getName() ?? '',
  });

/**
 * Smithy's RPC v2, which botocore speaks to CloudWatch. Times are seconds, and an operation without input has no body.
 * https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export function createRpcV2Cbor(): Protocol {
  const protocol = createCbor({
    contentTypes: ['application/cbor'],
    unitMs: 1000,
    nameOf: (schema) => schema.getName(true) ?? '',
    headers: ['smithy-protocol', rpcV2Cbor],
  });
  return { ...protocol, parse: (body) => (body.length === 0 ? {} : protocol.parse(body)) };
}
