import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint } from '#engine/core/service.ts';
import { matches } from '#engine/conformance/valid-value.ts';

/*
 * AWS's words for what breaks a constraint, written down a second time and apart from engine/wire, so that each has the
 * other to be wrong against. Source: kinesalite's recordings, as in engine/wire/validate.ts.
 */

/** What a complaint calls a constraint, and whether a value breaks it. */
type Rule = readonly [text: string, isBroken: (value: unknown) => boolean];

const sizeOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || Array.isArray(value) || Buffer.isBuffer(value))
    return value.length;
  return Object.keys(Object(value)).length;
};

function rules(schema: NormalizedSchema, { enum: values, pattern, min, max }: Constraint) {
  const what = schema.isNumericSchema() ? 'value' : 'length';
  return {
    enum: values && [
      `Member must satisfy enum value set: [${values.join(', ')}]`,
      (value: unknown) => !values.includes(String(value)),
    ],
    pattern: pattern !== undefined && [
      `Member must satisfy regular expression pattern: ${pattern}`,
      (value: unknown) => !matches(pattern, String(value)),
    ],
    min: min !== undefined && [
      `Member must have ${what} greater than or equal to ${min}`,
      (value: unknown) => sizeOf(value) < min,
    ],
    max: max !== undefined && [
      `Member must have ${what} less than or equal to ${max}`,
      (value: unknown) => sizeOf(value) > max,
    ],
  } as Record<'enum' | 'pattern' | 'min' | 'max', Rule | undefined | false>;
}

const present = (list: readonly (Rule | undefined | false)[]): Rule[] =>
  list.filter((rule) => Array.isArray(rule)) as Rule[];

/** A member's own complaints come in this order. */
function ownRules(schema: NormalizedSchema, constraint: Constraint): Rule[] {
  const all = rules(schema, constraint);
  return present([all.enum, all.pattern, all.min, all.max]);
}

const notNull = 'Member must not be null';

/** The parts of a list or a map are complained of in one sentence, which names all that holds for each. */
function partComplaint(
  start: string,
  schema: NormalizedSchema,
  constraint: Constraint,
  parts: readonly unknown[],
): string[] {
  const all = rules(schema, constraint);
  const listed = present([all.max, all.min, all.pattern, all.enum]);
  const hasNull = parts.includes(null);
  const isBroken = parts.some((part) => part !== null && listed.some(([, breaks]) => breaks(part)));
  if (!hasNull && !isBroken) return [];
  const texts = [...listed.map(([text]) => text), ...(hasNull ? [notNull] : [])];
  return [`${start} must satisfy constraint: [${texts.join(', ')}]`];
}

function partComplaints(schema: NormalizedSchema, constraint: Constraint, value: unknown) {
  if (schema.isListSchema() && Array.isArray(value) && !schema.getValueSchema().isStructSchema())
    return partComplaint('Member', schema.getValueSchema(), constraint.item ?? {}, value);
  if (!schema.isMapSchema()) return [];
  const { key = {}, value: item = {} } = constraint;
  return [
    ...partComplaint('Map keys', schema.getKeySchema(), key, Object.keys(Object(value))),
    ...partComplaint('Map value', schema.getValueSchema(), item, Object.values(Object(value))),
  ];
}

/** AWS repeats the whole value; the engine stops here, as docs/conformance.md says. */
const longestExcerpt = 100_000;
const mostItems = 1000;

/** Java's packages of the services' structures. */
const packages: Readonly<Record<string, string>> = {
  'com.amazonaws.kinesis': 'com.amazonaws.kinesis.v20131202',
  'com.amazonaws.cloudwatch': 'com.amazonaws.cloudwatch.v20100801',
};

/** Java's name for an object ends in its hash, which is left out here and in what comes back. */
function printStructure(schema: NormalizedSchema): string {
  const [namespace = '', name] = schema.getName(true)?.split('#') ?? [];
  return `${packages[namespace]}.${name}@`;
}

function print(value: unknown, schema: NormalizedSchema): string {
  if (Buffer.isBuffer(value))
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  if (Array.isArray(value))
    return `[${value
      .slice(0, mostItems)
      .map((item) => print(item, schema.getValueSchema()))
      .join(', ')}]`;
  if (schema.isMapSchema())
    return `{${Object.entries(Object(value))
      .map(([key, item]) => `${key}=${String(item)}`)
      .join(', ')}}`;
  if (schema.isStructSchema()) return printStructure(schema);
  return String(value);
}

/** What AWS says of a value at a path; nothing where the value is allowed. */
export function complaintsOf(
  path: string,
  schema: NormalizedSchema,
  constraint: Constraint,
  value: unknown,
): string[] {
  if (value === undefined || value === null)
    return constraint.required
      ? [`Value null at '${path}' failed to satisfy constraint: ${notNull}`]
      : [];
  const own = ownRules(schema, constraint).flatMap(([text, breaks]) =>
    breaks(value) ? [text] : [],
  );
  const printed = print(value, schema);
  const shown = printed.length > longestExcerpt ? `${printed.slice(0, longestExcerpt)}…` : printed;
  return [...own, ...partComplaints(schema, constraint, value)].map(
    (text) => `Value '${shown}' at '${path}' failed to satisfy constraint: ${text}`,
  );
}

/** The whole message; AWS lists no more than ten. */
export function validationMessage(complaints: readonly string[]): string {
  const listed = complaints.slice(0, 10);
  const noun = listed.length === 1 ? 'error' : 'errors';
  return `${listed.length} validation ${noun} detected: ${listed.join('; ')}`;
}
