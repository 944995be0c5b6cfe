import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint, Constraints } from '#engine/core/service.ts';

/** One of each form that the services' patterns ask for. */
const samples = [
  'a',
  '0',
  '000000000000',
  'abcdefghijklmnopqrst-abc',
  'arn:aws:kinesis:us-east-1:000000000000:stream/a',
  'arn:aws:kinesis:us-east-1:000000000000:stream/a/consumer/a:1',
  'arn:aws:kinesis:us-east-1:000000000000:channel/a',
  'arn:aws:iam::000000000000:role/a',
  'arn:aws:s3:::bucket',
  'arn:aws:s3tables:us-east-1:000000000000:bucket/bucket',
  'arn:aws:glue:us-east-1:000000000000:schema/a/a',
];

/** AWS's patterns hold for the whole text. */
export const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${pattern})$`).test(text);

function validText({ enum: values, pattern, min = 0 }: Constraint): string {
  if (values) return values[0] ?? '';
  if (pattern === undefined) return 'a'.repeat(Math.max(1, min));
  const sample = samples.find((text) => text.length >= min && matches(pattern, text));
  if (sample === undefined) throw new Error(`No sample matches ${pattern}`);
  return sample;
}

/** A time that every operation takes. */
const time = new Date(Date.UTC(2026, 10, 22));

/** Bytes stand for blobs and Dates for times, whatever a protocol makes of them. */
export function validValue(schema: NormalizedSchema, constraint: Constraint): unknown {
  const { min = 1 } = constraint;
  if (schema.isStructSchema()) return requiredMembers(schema, constraint.members ?? {});
  if (schema.isListSchema()) {
    const item = validValue(schema.getValueSchema(), constraint.item ?? {});
    return Array.from({ length: Math.max(1, min) }, () => item);
  }
  if (schema.isMapSchema())
    return { a: validValue(schema.getValueSchema(), constraint.value ?? {}) };
  if (schema.isStringSchema()) return validText(constraint);
  if (schema.isBooleanSchema()) return true;
  if (schema.isBlobSchema()) return Buffer.from('a');
  if (schema.isTimestampSchema()) return time;
  return Math.max(1, min);
}

/** What a structure cannot go without, and nothing else. */
export function requiredMembers(
  schema: NormalizedSchema,
  constraints: Constraints,
): Record<string, unknown> {
  return Object.fromEntries(
    [...schema.structIterator()].flatMap(([name, member]) => {
      const constraint = constraints[name] ?? {};
      return constraint.required ? [[name, validValue(member, constraint)]] : [];
    }),
  );
}
