import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint } from '#engine/core/service.ts';

/** One rule of a constraint: what AWS says when it is broken, and whether a value keeps it. */
export interface Rule {
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
}

/**
 * Patterns are not tried on longer texts: AWS's own contain several `.*` in a row, which take quadratic time on a hostile
 * text. The longest text that any of them allows is 2,048 characters.
 */
const longestTextMatched = 8192;

const patterns = new Map<string, RegExp>();

/** Matches the whole value, by code points where the pattern allows it (some of AWS's carry escapes that `u` refuses). */
function compilePattern(pattern: string): RegExp {
  const earlier = patterns.get(pattern);
  if (earlier) return earlier;
  let compiled: RegExp;
  try {
    compiled = new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    compiled = new RegExp(`^(?:${pattern})$`);
  }
  patterns.set(pattern, compiled);
  return compiled;
}

/** Characters, bytes, items or entries. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array)
    return value.length;
  return Object.keys(Object(value)).length;
}

function patternRule({ pattern, max }: Constraint): Rule[] {
  if (pattern === undefined) return [];
  const compiled = compilePattern(pattern);
  // Beyond a length limit the length alone is complained of; without one, so long a text cannot be right.
  const whenTooLong = max !== undefined;
  return [
    {
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: (value) => {
        const text = String(value);
        return text.length > longestTextMatched ? whenTooLong : compiled.test(text);
      },
    },
  ];
}

function enumRule(constraint: Constraint): Rule[] {
  if (!constraint.enum) return [];
  const values: ReadonlySet<unknown> = new Set(constraint.enum);
  return [
    {
      text: `Member must satisfy enum value set: [${constraint.enum.join(', ')}]`,
      holds: (value) => values.has(value),
    },
  ];
}

function lowestRule({ min }: Constraint, isNumber: boolean): Rule[] {
  if (min === undefined) return [];
  const text = `Member must have ${isNumber ? 'value' : 'length'} greater than or equal to ${min}`;
  return [{ text, holds: (value) => (isNumber ? Number(value) : lengthOf(value)) >= min }];
}

function highestRule({ max }: Constraint, isNumber: boolean): Rule[] {
  if (max === undefined) return [];
  const text = `Member must have ${isNumber ? 'value' : 'length'} less than or equal to ${max}`;
  return [{ text, holds: (value) => (isNumber ? Number(value) : lengthOf(value)) <= max }];
}

/** The rules of a member in the order in which AWS complains of them one by one. */
export function rulesOf(schema: NormalizedSchema, constraint: Constraint): Rule[] {
  const isNumber = schema.isNumericSchema();
  return [
    ...enumRule(constraint),
    ...patternRule(constraint),
    ...lowestRule(constraint, isNumber),
    ...highestRule(constraint, isNumber),
  ];
}

/** The rules of a list's items or a map's keys or values in the order in which AWS lists them in one complaint. */
export function itemRulesOf(schema: NormalizedSchema, constraint: Constraint): Rule[] {
  const isNumber = schema.isNumericSchema();
  return [
    ...highestRule(constraint, isNumber),
    ...lowestRule(constraint, isNumber),
    ...patternRule(constraint),
    ...enumRule(constraint),
  ];
}
