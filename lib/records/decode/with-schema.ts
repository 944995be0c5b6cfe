import avro from 'avsc';
import protobuf from 'protobufjs';
import { jsonText } from '#lib/records/decode/json-text.ts';

/** Makes JSON of data; throws where the data does not fit the schema. */
export type SchemaDecoder = (data: Uint8Array) => string;

/** 64 bits do not fit into a JavaScript number. */
// The library's documented way to replace its type, whatever its name looks like.
// oxlint-disable-next-line no-underscore-dangle
const longType = avro.types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer(value: bigint) {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
});

/** The type of a schema in JSON. Throws where the schema is none. */
export function avroType(schema: string): avro.Type {
  const parsed: unknown = JSON.parse(schema);
  // The library says itself what is wrong with a schema of another shape.
  return avro.Type.forSchema(parsed as avro.Schema, { registry: { long: longType } });
}

/** Data in Avro's binary encoding of a schema. Throws where the schema is none. */
export function avroDecoder(schema: string): SchemaDecoder {
  const type = avroType(schema);
  return (data) => jsonText(type.fromBuffer(Buffer.from(data)));
}

/** Data of one message of a schema in Protobuf's language. Throws where there is no such message. */
export function protobufDecoder(schema: string, message: string): SchemaDecoder {
  const { root } = protobuf.parse(schema, { keepCase: true });
  const type = message === '' ? firstMessage(root) : root.lookupType(message);
  if (!type) throw new Error('The schema holds no message.');
  return (data) =>
    jsonText(type.toObject(type.decode(data), { longs: String, enums: String, bytes: String }));
}

function firstMessage(space: protobuf.NamespaceBase): protobuf.Type | undefined {
  for (const item of space.nestedArray) {
    if (item instanceof protobuf.Type) return item;
    const inner = item instanceof protobuf.Namespace ? firstMessage(item) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
