import type { NormalizedSchema } from '@smithy/core/schema';
import type { ScalarWriters } from '#engine/wire/protocols/scalars.ts';

type Write = (value: unknown) => unknown;

const isPresent = (value: unknown) => value !== undefined && value !== null;

/**
 * Compiles the SDK's schemas into functions that turn an operation's output into the plain values a protocol writes.
 * What the schema does not name is left out, and so is what is undefined or null.
 */
export function createShapeWriter(scalars: ScalarWriters): (schema: NormalizedSchema) => Write {
  const known = new Map<unknown, Write>();

  const writeScalar: Write = (value) => {
    if (typeof value === 'number') return scalars.number(value);
    if (typeof value === 'bigint') return scalars.number(Number(value));
    if (value instanceof Uint8Array) return scalars.blob(value);
    if (value instanceof Date) return scalars.timestamp(value);
    return value;
  };

  const writerOf = (schema: NormalizedSchema): Write => {
    if (schema.isListSchema()) return listWriter(writerOf(schema.getValueSchema()));
    if (schema.isMapSchema()) return mapWriter(writerOf(schema.getValueSchema()));
    if (schema.isStructSchema()) return structureWriter(schema);
    return writeScalar;
  };

  const listWriter =
    (write: Write): Write =>
    (value) =>
      Array.isArray(value)
        ? value.map((item: unknown) => (isPresent(item) ? write(item) : null))
        : value;

  const mapWriter =
    (write: Write): Write =>
    (value) =>
      Object.fromEntries(
        Object.entries(Object(value)).map(([key, item]) => [
          key,
          isPresent(item) ? write(item) : null,
        ]),
      );

  const structureWriter = (schema: NormalizedSchema): Write => {
    const earlier = known.get(schema.getSchema());
    if (earlier) return earlier;
    const members: { name: string; write: Write }[] = [];
    const write: Write = (value) => {
      const source = Object(value) as Record<string, unknown>;
      const result: Record<string, unknown> = {};
      for (const member of members) {
        const item = source[member.name];
        if (isPresent(item)) result[member.name] = member.write(item);
      }
      return result;
    };
    known.set(schema.getSchema(), write);
    for (const [name, member] of schema.structIterator())
      members.push({ name, write: writerOf(member) });
    return write;
  };

  return writerOf;
}
