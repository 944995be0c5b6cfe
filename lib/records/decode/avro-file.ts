import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import avro from 'avsc';
import { jsonText } from '#lib/records/decode/json-text.ts';
import { mostUnpackedBytes } from '#lib/records/decode/unwrap.ts';
import { avroType } from '#lib/records/decode/with-schema.ts';

/** https://avro.apache.org/docs/1.12.0/specification/#object-container-files */
const magic = Buffer.from('Obj\u0001', 'latin1');
const syncBytes = 16;

const headerType = avro.Type.forSchema({ type: 'map', values: 'bytes' });
const countType = avro.Type.forSchema('long');

type Unpack = (block: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const codecs: Record<string, Unpack> = {
  null: (block) => block,
  deflate: inflateRawSync,
  zstandard: zstdDecompressSync,
};

/** A container file, decoded with the schema that it brings along. */
export interface AvroFile {
  /** A list of its rows, in JSON. */
  text: string;
  rows: number;
  schemaName: string;
  codec: string;
}

/** Undefined for what is no such file; throws where one is damaged, or packed in a way that is not known here. */
export function readAvroFile(data: Uint8Array): AvroFile | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!bytes.subarray(0, magic.length).equals(magic)) return undefined;
  const reader = new Reader(bytes, magic.length);
  // The type says what comes out.
  const header = reader.next(headerType) as Record<string, Buffer>;
  const codec = header['avro.codec']?.toString() ?? 'null';
  const unpack = codecs[codec];
  if (!unpack) throw new Error(`its codec, ${codec}, is not known here`);
  const type = avroType(header['avro.schema']?.toString() ?? '');
  const sync = reader.take(syncBytes);
  const rows: unknown[] = [];
  let left = mostUnpackedBytes;
  while (!reader.isAtEnd) {
    const count = Number(reader.next(countType));
    const packed = reader.take(Number(reader.next(countType)));
    const block = Buffer.from(unpack(packed, { maxOutputLength: left }));
    left = Math.max(1, left - block.byteLength);
    const inBlock = new Reader(block, 0);
    for (let row = 0; row < count; row++) rows.push(inBlock.next(type));
    if (!reader.take(syncBytes).equals(sync)) throw new Error('a block ends without its mark');
  }
  return { text: jsonText(rows), rows: rows.length, schemaName: type.name ?? type.typeName, codec };
}

/** Values one after the other. Throws where the bytes end too soon. */
class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.byteLength;
  }

  next(type: avro.Type): unknown {
    const { value, offset } = type.decode(this.#bytes, this.#at);
    if (offset < 0) throw new Error('it ends in the middle of a value');
    this.#at = offset;
    return value;
  }

  take(count: number): Buffer {
    const end = this.#at + count;
    if (count < 0 || end > this.#bytes.byteLength)
      throw new Error('it ends in the middle of a block');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}
