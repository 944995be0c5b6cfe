import type { NormalizedSchema } from '@smithy/core/schema';
import { notBoolean, notContainer, notScalar } from '#engine/wire/protocols/mismatch.ts';
import { notSerializable } from '#engine/wire/refusal.ts';
import { type NumberKind, numberKind } from '#engine/wire/protocols/number-kind.ts';
import type { ScalarReaders } from '#engine/wire/protocols/scalars.ts';

type Read = (value: unknown) => unknown;

/** @see https://docs.oracle.com/javase/8/docs/api/java/lang/Integer.html#MAX_VALUE */
const largestInteger = 2 ** 31 - 1;

/** Whole numbers are cut and capped rather than refused, as kinesalite recorded of AWS. */
function readNumber(value: unknown, kind: NumberKind): number {
  if (typeof value !== 'number') throw notScalar(value, `an ${kind}`);
  // Only CBOR can say NaN, and nothing here has a use for it.
  if (Number.isNaN(value)) throw notSerializable();
  if (kind === 'Double') return value;
  return Math.max(-largestInteger - 1, Math.min(largestInteger, Math.floor(value)));
}

function readString(value: unknown): string {
  if (typeof value !== 'string') throw notScalar(value, 'an String');
  return value;
}

function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw notBoolean(value);
  return value;
}

/** What a protocol has parsed a structure or a map into. CBOR also has bytes and tags, which are neither. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Sets a key that a caller chose: `__proto__` is a key like any other, not the prototype. */
function setEntry(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  else target[key] = value;
}

/**
 * Compiles the SDK's schemas into functions that walk a parsed body. The SDK's own decoder is lenient about types;
 * these refuse what AWS refuses. Unknown members are ignored and null ones dropped; nulls in lists and maps stay, for
 * the validator to name. No walk goes deeper than the schema does.
 */
export function createShapeReader(scalars: ScalarReaders): (schema: NormalizedSchema) => Read {
  const known = new Map<unknown, Read>();

  const readerOf = (schema: NormalizedSchema, owner: NormalizedSchema, member: string): Read => {
    if (schema.isStringSchema()) return readString;
    if (schema.isBooleanSchema()) return readBoolean;
    if (schema.isNumericSchema()) {
      const kind = numberKind(owner, member);
      return (value) => readNumber(value, kind);
    }
    if (schema.isBlobSchema()) return scalars.blob;
    if (schema.isTimestampSchema()) return scalars.timestamp;
    if (schema.isListSchema()) return listReader(schema, owner, member);
    if (schema.isMapSchema()) return mapReader(schema, owner, member);
    if (schema.isStructSchema()) return structureReader(schema);
    if (schema.isUnitSchema()) return () => ({});
    return (value) => value;
  };

  const listReader = (schema: NormalizedSchema, owner: NormalizedSchema, member: string): Read => {
    const read = readerOf(schema.getValueSchema(), owner, member);
    return (value) => {
      if (!Array.isArray(value)) throw notContainer(value, 'list');
      return value.map((item: unknown) => (item === null ? null : read(item)));
    };
  };

  const mapReader = (schema: NormalizedSchema, owner: NormalizedSchema, member: string): Read => {
    const read = readerOf(schema.getValueSchema(), owner, member);
    return (value) => {
      if (!isObject(value)) throw notContainer(value, 'map');
      const result: Record<string, unknown> = {};
      for (const [key, item] of Object.entries(value))
        setEntry(result, key, item === null ? null : read(item));
      return result;
    };
  };

  const structureReader = (schema: NormalizedSchema): Read => {
    const earlier = known.get(schema.getSchema());
    if (earlier) return earlier;
    const members: { name: string; read: Read }[] = [];
    const read: Read = (value) => {
      if (!isObject(value)) throw notContainer(value, 'structure');
      const result: Record<string, unknown> = {};
      for (const member of members) {
        const raw = value[member.name];
        if (raw !== undefined && raw !== null) result[member.name] = member.read(raw);
      }
      return result;
    };
    // Known before its members are looked at: a schema may contain itself.
    known.set(schema.getSchema(), read);
    for (const [name, member] of schema.structIterator())
      members.push({ name, read: readerOf(member, schema, name) });
    return read;
  };

  return (schema) => readerOf(schema, schema, '');
}
