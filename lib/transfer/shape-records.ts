import { explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { type HashKeyRange, largestHashKey } from '#lib/kinesis/hash-key-range.ts';
import { base64Of, jsonOf, type ReadText } from '#lib/transfer/formats/export-columns.ts';
import { parseKeyTemplate, renderKey } from '#lib/transfer/key-template.ts';
import type { SourceRecord } from '#lib/transfer/source-page.ts';
import type { SandboxedTransform } from '#lib/transfer/transform/sandboxed-transform.ts';
import type { TransformedRecord } from '#lib/transfer/transform/transform-program.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

/** A record for the target. */
export interface ShapedRecord {
  partitionKey: string;
  explicitHashKey?: string;
  data: Uint8Array;
  /** Data and key. */
  bytes: number;
}

/** What a record of the source becomes: several, one, none, or a reason why it cannot be told. */
export type Shape =
  | { kind: 'made'; records: ShapedRecord[]; isUnkeyed: boolean }
  | { kind: 'dropped' }
  | { kind: 'broken'; reason: string };

export interface ShaperOptions {
  plan: Pick<TransferPlan, 'keys'>;
  transform: SandboxedTransform | undefined;
  readText: ReadText;
  /** The ranges of the source's shards, by id. */
  sourceRanges: ReadonlyMap<string, HashKeyRange>;
  /** What the target takes, data and key. */
  mostBytes: number;
}

export type Shaper = (records: readonly SourceRecord[]) => Shape[];

const mostKeyCharacters = 256;

/** Transforms, gives keys, and leaves out what no stream would take. */
export function createShaper(options: ShaperOptions): Shaper {
  const { transform, readText } = options;
  const giveKey = keyGiver(options);
  const shapeOne = (source: SourceRecord, outputs: readonly TransformedRecord[]): Shape => {
    if (outputs.length === 0) return { kind: 'dropped' };
    const made: ShapedRecord[] = [];
    let isUnkeyed = false;
    for (const output of outputs) {
      const data = dataOf(source, output);
      const keyed = giveKey(source, output, data);
      isUnkeyed ||= keyed.isUnkeyed;
      const { partitionKey, explicitHashKey } = keyed;
      const bytes = data.byteLength + Buffer.byteLength(partitionKey);
      const hash = explicitHashKey === undefined ? {} : { explicitHashKey };
      const record = { partitionKey, ...hash, data, bytes };
      const reason = complaint(record, options.mostBytes);
      if (reason !== undefined) return { kind: 'broken', reason };
      made.push(record);
    }
    return { kind: 'made', records: made, isUnkeyed };
  };
  return (records) => {
    if (!transform) return records.map((record) => shapeOne(record, [{}]));
    const outcomes = transform.run(
      records.map((record) => ({
        key: record.partitionKey,
        text: readText(record.data) ?? null,
        base64: base64Of(record.data),
        shardId: record.shardId,
        sequenceNumber: record.sequenceNumber,
        arrivalMs: record.arrivalMs ?? null,
      })),
    );
    return records.map((record, index): Shape => {
      const outcome = outcomes[index] ?? { error: 'The transform gave no answer.' };
      if (Array.isArray(outcome)) return shapeOne(record, outcome);
      return { kind: 'broken', reason: outcome.error };
    });
  };
}

function dataOf({ data }: SourceRecord, { base64, text }: TransformedRecord): Uint8Array {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return text === undefined ? data : Buffer.from(text);
}

interface Keyed {
  partitionKey: string;
  explicitHashKey?: string | undefined;
  isUnkeyed: boolean;
}

type GiveKey = (source: SourceRecord, output: TransformedRecord, data: Uint8Array) => Keyed;

function keyGiver({ plan: { keys }, readText, sourceRanges }: ShaperOptions): GiveKey {
  const template = keys.kind === 'template' ? parseKeyTemplate(keys.template) : undefined;
  return (source, output, data) => {
    const partitionKey = output.key ?? source.partitionKey;
    const isKeySame = partitionKey === source.partitionKey;
    const own = output.explicitHashKey ?? (isKeySame ? source.explicitHashKey : undefined);
    if (keys.kind === 'ranges' && own === undefined) {
      const range = sourceRanges.get(source.shardId);
      const explicitHashKey = range && placeInRange(source.partitionKey, range);
      return { partitionKey, explicitHashKey, isUnkeyed: false };
    }
    if (!template) return { partitionKey, explicitHashKey: own, isUnkeyed: false };
    const value = jsonOf(readText(data));
    const key = renderKey(template, { key: partitionKey, shardId: source.shardId, value });
    if (key === undefined) return { partitionKey, explicitHashKey: own, isUnkeyed: true };
    return { partitionKey: key, explicitHashKey: output.explicitHashKey, isUnkeyed: false };
  };
}

/** The key's own place where that is in the range: then it goes where it went. Else the middle of the range. */
export function placeInRange(partitionKey: string, { start, end }: HashKeyRange): string {
  const own = BigInt(explicitHashKeyOf(partitionKey));
  return (own >= start && own <= end ? own : (start + end) / 2n).toString();
}

function complaint(record: ShapedRecord, mostBytes: number): string | undefined {
  const { partitionKey, explicitHashKey, bytes } = record;
  const characters = Array.from(partitionKey).length;
  if (characters < 1 || characters > mostKeyCharacters)
    return `A partition key has 1 to ${mostKeyCharacters} characters, not ${characters}.`;
  if (bytes > mostBytes) return `A record has ${bytes} bytes; the target takes ${mostBytes}.`;
  if (explicitHashKey === undefined) return undefined;
  return /^(?:0|[1-9]\d{0,38})$/.test(explicitHashKey) && BigInt(explicitHashKey) <= largestHashKey
    ? undefined
    : `“${explicitHashKey.slice(0, 50)}” is no explicit hash key: 0 to 2^128 − 1.`;
}
