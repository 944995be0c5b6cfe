import { inflateSync } from 'node:zlib';

/** A header in front of the data that says which schema it was written with. */
export interface Framing {
  name: string;
  /** The schema's identity in its registry. */
  schemaId: string;
  body: Uint8Array;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** `03`, then `00` or `05` for zlib, then the UUID of the schema's version. */
function glueFraming(data: Uint8Array, mostBytes: number): Framing | undefined {
  if (data[0] !== 3 || (data[1] !== 0 && data[1] !== 5) || data.byteLength < 18) return undefined;
  const id = hex(data.subarray(2, 18));
  const schemaId = [
    id.slice(0, 8),
    id.slice(8, 12),
    id.slice(12, 16),
    id.slice(16, 20),
    id.slice(20),
  ];
  const rest = data.subarray(18);
  const body = data[1] === 5 ? inflateSync(rest, { maxOutputLength: mostBytes }) : rest;
  return { name: 'AWS Glue Schema Registry header', schemaId: schemaId.join('-'), body };
}

/** `00`, then the schema's number in four bytes. */
function confluentFraming(data: Uint8Array): Framing | undefined {
  if (data[0] !== 0 || data.byteLength < 5) return undefined;
  const schemaId = String(Buffer.from(data).readUInt32BE(1));
  return { name: 'Confluent Schema Registry header', schemaId, body: data.subarray(5) };
}

/** `C3 01`, then the schema's fingerprint. */
function avroFraming(data: Uint8Array): Framing | undefined {
  if (data[0] !== 0xc3 || data[1] !== 1 || data.byteLength < 10) return undefined;
  const schemaId = hex(data.subarray(2, 10).toReversed());
  return { name: 'Avro single-object header', schemaId, body: data.subarray(10) };
}

/** Every header that the data may begin with. Plain data can look like one, so each is only tried. */
export const framings = (data: Uint8Array, mostBytes: number): Framing[] =>
  [glueFraming, avroFraming, confluentFraming].flatMap((read) => {
    try {
      return read(data, mostBytes) ?? [];
    } catch {
      return [];
    }
  });
