import { decode as decodeMessagePack } from '@msgpack/msgpack';
import { plural } from '#lib/format/count.ts';
import { readAvroFile } from '#lib/records/decode/avro-file.ts';
import { isClosed } from '#lib/records/decode/envelope.ts';
import { framings } from '#lib/records/decode/framing.ts';
import { jsonText } from '#lib/records/decode/json-text.ts';
import { emptyKeyRing, type KeyRing } from '#lib/records/decode/key-ring.ts';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { isJson, textOf } from '#lib/records/decode/plain-text.ts';
import { messageOf, mostUnpackedBytes, unwrap } from '#lib/records/decode/unwrap.ts';
import {
  avroDecoder,
  protobufDecoder,
  type SchemaDecoder,
} from '#lib/records/decode/with-schema.ts';
import type { DecodeChoice } from '#lib/records/record-query.ts';

/** One decoder's try at the data. */
export interface DecodeStep {
  decoder: string;
  outcome: 'decoded' | 'no' | 'failed';
  /** What was found, or why it is not that. */
  detail: string;
}

export interface Decoded {
  kind: 'json' | 'text' | 'binary';
  /** The JSON or the text; empty for binary. */
  text: string;
  /** What remains when all wrapping is taken off. */
  bytes: Uint8Array;
  /** From the outside in: `['gzip', 'JSON']`. */
  layers: string[];
  steps: DecodeStep[];
}

export type DataDecoder = (data: Uint8Array) => Decoded;

/** How a choice looks at data, with the keys that are held. Throws where the choice's schema is none. */
export function createDecoder(choice: DecodeChoice, ring: KeyRing = emptyKeyRing): DataDecoder {
  const bySchema = schemaDecoder(choice);
  return (data) => {
    const steps: DecodeStep[] = [];
    const layers: string[] = [];
    if (choice.as === 'binary') return { kind: 'binary', text: '', bytes: data, layers, steps };
    const bytes = unwrap(data, ring, layers, steps);
    if (steps.some(isClosed))
      return { kind: 'binary', text: '', bytes, layers: [...layers, 'encrypted'], steps };
    const file = decodeAvroFile(bytes, layers, steps);
    if (file) return file;
    const said = bySchema && decodeBySchema(bytes, choice.as, bySchema, layers, steps);
    return said ?? guess(bytes, choice, layers, steps);
  };
}

function schemaDecoder({ as, schema, message }: DecodeChoice): SchemaDecoder | undefined {
  if (as === 'avro') return avroDecoder(schema);
  return as === 'protobuf' ? protobufDecoder(schema, message) : undefined;
}

/** It brings its schema along, so it needs none of a person. */
function decodeAvroFile(
  bytes: Uint8Array,
  layers: string[],
  steps: DecodeStep[],
): Decoded | undefined {
  try {
    const file = readAvroFile(bytes);
    if (!file) return undefined;
    const detail = `holds ${plural(file.rows, 'row')} of “${file.schemaName}”, codec ${file.codec}`;
    steps.push({ decoder: 'Avro file', outcome: 'decoded', detail });
    return { kind: 'json', text: file.text, bytes, layers: [...layers, 'Avro file'], steps };
  } catch (error) {
    const detail = `begins like one, but: ${messageOf(error)}`;
    steps.push({ decoder: 'Avro file', outcome: 'failed', detail });
    return undefined;
  }
}

function decodeBySchema(
  bytes: Uint8Array,
  as: string,
  decode: SchemaDecoder,
  layers: string[],
  steps: DecodeStep[],
): Decoded | undefined {
  const tries = [{ name: as, body: bytes, schemaId: '' }, ...framings(bytes, mostUnpackedBytes)];
  for (const { name, body, schemaId } of tries) {
    const decoder = schemaId === '' ? as : `${as} behind an ${name}`;
    try {
      const text = decode(body);
      const detail =
        schemaId === '' ? 'fits the schema' : `fits the schema; written with ${schemaId}`;
      steps.push({ decoder, outcome: 'decoded', detail });
      return { kind: 'json', text, bytes: body, layers: [...layers, labels[as] ?? as], steps };
    } catch (error) {
      steps.push({ decoder, outcome: 'failed', detail: messageOf(error) });
    }
  }
  return undefined;
}

const labels: Record<string, string> = { avro: 'Avro', protobuf: 'Protobuf' };

function guess(
  bytes: Uint8Array,
  { as }: DecodeChoice,
  layers: string[],
  steps: DecodeStep[],
): Decoded {
  const text = as === 'messagepack' ? undefined : textOf(bytes);
  if (text !== undefined) {
    const isValue = as !== 'text' && isJson(text);
    if (as !== 'text') steps.push(jsonStep(text, isValue));
    if (!isValue) steps.push({ decoder: 'text', outcome: 'decoded', detail: 'clean UTF-8' });
    const kind = isValue ? 'json' : 'text';
    return { kind, text, bytes, layers: [...layers, isValue ? 'JSON' : 'text'], steps };
  }
  if (as !== 'messagepack')
    steps.push({ decoder: 'text', outcome: 'no', detail: 'not UTF-8, or with control characters' });
  return unfoldOrPack(bytes, as, layers, steps);
}

function unfoldOrPack(
  bytes: Uint8Array,
  as: DecodeChoice['as'],
  layers: string[],
  steps: DecodeStep[],
): Decoded {
  const aggregate = readAggregate(bytes);
  if (aggregate.ok || aggregate.reason !== 'magic') {
    steps.push(aggregateStep(aggregate));
    if (aggregate.ok)
      return { kind: 'binary', text: '', bytes, layers: [...layers, 'KPL aggregate'], steps };
  }
  if (as === 'auto' || as === 'messagepack') {
    const packed = messagePackText(bytes, as === 'messagepack', steps);
    if (packed !== undefined)
      return { kind: 'json', text: packed, bytes, layers: [...layers, 'MessagePack'], steps };
  }
  return { kind: 'binary', text: '', bytes, layers: [...layers, 'binary'], steps };
}

function jsonStep(text: string, isValue: boolean): DecodeStep {
  if (isValue) return { decoder: 'JSON', outcome: 'decoded', detail: 'parses' };
  if (!/^\s*[[{"]/.test(text))
    return { decoder: 'JSON', outcome: 'no', detail: 'begins neither with { nor [ nor "' };
  try {
    JSON.parse(text);
    return { decoder: 'JSON', outcome: 'no', detail: 'a bare value' };
  } catch (error) {
    return { decoder: 'JSON', outcome: 'failed', detail: messageOf(error) };
  }
}

function aggregateStep(outcome: ReturnType<typeof readAggregate>): DecodeStep {
  const decoder = 'KPL aggregate';
  if (outcome.ok) {
    const detail = `holds ${outcome.message.records.length} user records; their MD5 fits`;
    return { decoder, outcome: 'decoded', detail };
  }
  const detail =
    outcome.reason === 'digest'
      ? 'begins like one, but its MD5 does not fit: read as one plain record'
      : 'begins like one and its MD5 fits, but the message is damaged: read as one plain record';
  return { decoder, outcome: 'failed', detail };
}

/** Almost any byte is MessagePack of a small number, so unasked only objects and lists count. */
function messagePackText(
  bytes: Uint8Array,
  isAskedFor: boolean,
  steps: DecodeStep[],
): string | undefined {
  try {
    const value = decodeMessagePack(bytes, { useBigInt64: true });
    if (isAskedFor || (typeof value === 'object' && value !== null)) {
      steps.push({ decoder: 'MessagePack', outcome: 'decoded', detail: 'all bytes used' });
      return jsonText(value);
    }
    steps.push({ decoder: 'MessagePack', outcome: 'no', detail: 'neither an object nor a list' });
  } catch (error) {
    steps.push({ decoder: 'MessagePack', outcome: 'failed', detail: messageOf(error) });
  }
  return undefined;
}
