import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';

type Ref = Parameters<typeof NormalizedSchema.of>[0];

type OperationSchema = [9, string, string, unknown, Ref, Ref];

const isOperation = (schema: unknown): schema is OperationSchema =>
  Array.isArray(schema) && schema[0] === 9;

/** The operations of an SDK package. */
export const operationsOf = (sdk: Readonly<Record<string, unknown>>) =>
  Object.values(sdk)
    .filter(isOperation)
    .map(([, , name, , input, output]) => ({
      name,
      input: NormalizedSchema.of(input),
      output: NormalizedSchema.of(output),
    }));

const scalarsOf = (schema: NormalizedSchema): fc.Arbitrary<unknown> => {
  if (schema.isStringSchema()) return fc.string({ unit: 'grapheme', maxLength: 40 });
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isBlobSchema()) return fc.uint8Array().map((bytes) => Buffer.from(bytes));
  if (schema.isTimestampSchema())
    return fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
  return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
};

/** Values of every shape that a schema allows, as the SDK types them. A schema may contain itself: not without end. */
export function schemaValues(schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  // An event stream is no value.
  if (depth > 6 || schema.isStreaming()) return fc.constant(undefined);
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, member]) => [
      name,
      schemaValues(member, depth + 1),
    ]);
    return fc.record(Object.fromEntries(members), { requiredKeys: [] });
  }
  if (schema.isListSchema())
    return fc.array(schemaValues(schema.getValueSchema(), depth + 1), { maxLength: 4 });
  if (schema.isMapSchema())
    return fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      schemaValues(schema.getValueSchema(), depth + 1),
      { maxKeys: 4 },
    );
  return scalarsOf(schema);
}
