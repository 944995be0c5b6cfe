import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint } from '#engine/core/service.ts';
import { matches, validValue } from '#engine/conformance/valid-value.ts';

/** A value to try, and what it is for. */
export type Trial = readonly [what: string, value: unknown];

/** A text of so many letters that keeps the pattern, where one can be made. */
function textOf(length: number, schema: NormalizedSchema, constraint: Constraint): string {
  const { pattern } = constraint;
  const start = String(validValue(schema, constraint)).slice(0, length);
  const filled = ['a', '0'].map((letter) => start.padEnd(length, letter));
  return filled.find((text) => pattern === undefined || matches(pattern, text)) ?? filled[0] ?? '';
}

/** A value of a size: so long, so many, or that number. */
function valueOfSize(size: number, schema: NormalizedSchema, constraint: Constraint): unknown {
  if (schema.isNumericSchema()) return size;
  if (schema.isStringSchema()) return textOf(size, schema, constraint);
  if (schema.isBlobSchema()) return Buffer.alloc(size);
  const item = schema.getValueSchema();
  if (schema.isListSchema())
    return Array.from({ length: size }, () => validValue(item, constraint.item ?? {}));
  const value = validValue(item, constraint.value ?? {});
  return Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, value]));
}

/** On both sides of each bound. */
function boundTrials(schema: NormalizedSchema, constraint: Constraint): Trial[] {
  const { min, max } = constraint;
  const at = (what: string, size: number): Trial[] =>
    size < 0 && !schema.isNumericSchema() ? [] : [[what, valueOfSize(size, schema, constraint)]];
  return [
    ...(min === undefined ? [] : [...at('below', min - 1), ...at('at the least', min)]),
    ...(max === undefined ? [] : [...at('above', max + 1), ...at('at the most', max)]),
  ];
}

/** Some of these break every pattern that there is. */
const strangers = [' ', ':', '!'.repeat(12), 'é', 'a\n', '0x', '00'];

function textTrials({ enum: values, pattern }: Constraint): Trial[] {
  if (values)
    return [
      ...values.map((value): Trial => ['a known word', value]),
      ['an unknown word', 'NOBODY'],
      ['a word in small letters', values[0]?.toLowerCase()],
      ['no word', ''],
    ];
  if (pattern === undefined) return [];
  return strangers
    .filter((text) => !matches(pattern, text))
    .map((text): Trial => ['against the pattern', text]);
}

function ownTrials(schema: NormalizedSchema, constraint: Constraint): Trial[] {
  if (schema.isStructSchema()) return [];
  return [...textTrials(constraint), ...boundTrials(schema, constraint)];
}

/** Values whose parts are tried, one at a time, next to one that is valid. */
function partTrials(schema: NormalizedSchema, constraint: Constraint): Trial[] {
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const valid = validValue(item, constraint.item ?? {});
    const trials: Trial[] = [['null', null], ...ownTrials(item, constraint.item ?? {})];
    const least = Array.from({ length: constraint.min ?? 0 }, () => valid);
    return item.isStructSchema()
      ? []
      : trials.map(([what, value]): Trial => [`an item ${what}`, [...least, value]]);
  }
  if (!schema.isMapSchema()) return [];
  const { key = {}, value = {} } = constraint;
  return [
    ...ownTrials(schema.getKeySchema(), key).map(([what, name]): Trial => [
      `a key ${what}`,
      { [String(name)]: 'v' },
    ]),
    ...ownTrials(schema.getValueSchema(), value).map(([what, item]): Trial => [
      `a value ${what}`,
      { k: item },
    ]),
    ['a value null', { k: null }],
  ];
}

/** Every way to break a constraint, and beside each the nearest value that keeps it. */
export function constraintTrials(schema: NormalizedSchema, constraint: Constraint): Trial[] {
  return [
    ['missing', undefined],
    ['null', null],
    ...ownTrials(schema, constraint),
    ...partTrials(schema, constraint),
  ];
}
