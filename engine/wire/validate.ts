import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint, Constraints } from '#engine/core/service.ts';
import { itemRulesOf, type Rule, rulesOf } from '#engine/wire/constraint.ts';
import { printValue } from '#engine/wire/print-value.ts';
import { Refusal } from '#engine/wire/refusal.ts';

/** Checks a decoded input. @throws Refusal a ValidationException in AWS's grammar */
export type Validate = (input: unknown) => void;

/** AWS lists no more. Recorded by kinesalite: https://github.com/mhart/kinesalite/blob/master/validations/index.js */
const mostComplaints = 10;

/** Complaints of one request, in the order found. */
interface Findings {
  readonly complaints: string[];
  add(value: unknown, schema: NormalizedSchema, path: string, text: string): void;
}

/** Looks at a value that is there. */
type Check = (value: unknown, path: string, findings: Findings) => void;

const notNull = 'Member must not be null';
const nothing: Constraint = {};

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const isScalar = (schema: NormalizedSchema) =>
  !schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema();
const isSparse = (schema: NormalizedSchema) => Boolean(schema.getMergedTraits()['sparse']);

function ownCheck(schema: NormalizedSchema, rules: readonly Rule[]): Check {
  return (value, path, findings) => {
    for (const rule of rules) if (!rule.holds(value)) findings.add(value, schema, path, rule.text);
  };
}

/** Plain items are complained of together, in one sentence about the whole list or map. */
function togetherCheck(
  schema: NormalizedSchema,
  rules: readonly Rule[],
  start: string,
  itemsOf: (value: unknown) => unknown[],
): Check {
  const texts = rules.map((rule) => rule.text);
  const mayHoldNull = isSparse(schema);
  return (value, path, findings) => {
    const items = itemsOf(value);
    const hasNull = !mayHoldNull && items.includes(null);
    const isBroken = items.some((item) => item !== null && rules.some((rule) => !rule.holds(item)));
    if (!hasNull && !isBroken) return;
    const listed = hasNull ? [...texts, notNull] : texts;
    findings.add(value, schema, path, `${start} must satisfy constraint: [${listed.join(', ')}]`);
  };
}

function eachCheck(
  schema: NormalizedSchema,
  check: Check,
  entriesOf: (value: unknown) => [string, unknown][],
): Check {
  const mayHoldNull = isSparse(schema);
  return (value, path, findings) => {
    for (const [name, item] of entriesOf(value)) {
      if (findings.complaints.length >= mostComplaints) return;
      const itemPath = `${path}.${name}.member`;
      if (item !== null) check(item, itemPath, findings);
      else if (!mayHoldNull) findings.add(null, schema, itemPath, notNull);
    }
  };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const keysOf = (value: unknown): unknown[] => Object.keys(Object(value));
const valuesOf = (value: unknown): unknown[] => Object.values(Object(value));
const numbered = (value: unknown): [string, unknown][] =>
  asList(value).map((item, index) => [String(index + 1), item]);
const named = (value: unknown): [string, unknown][] => Object.entries(Object(value));

function listChecks(schema: NormalizedSchema, constraint: Constraint): Check[] {
  const itemSchema = schema.getValueSchema();
  const item = constraint.item ?? nothing;
  if (isScalar(itemSchema))
    return [togetherCheck(schema, itemRulesOf(itemSchema, item), 'Member', asList)];
  return [eachCheck(schema, checkOf(itemSchema, item), numbered)];
}

function mapChecks(schema: NormalizedSchema, constraint: Constraint): Check[] {
  const keyRules = itemRulesOf(schema.getKeySchema(), constraint.key ?? nothing);
  const valueSchema = schema.getValueSchema();
  const item = constraint.value ?? nothing;
  return [
    togetherCheck(schema, keyRules, 'Map keys', keysOf),
    isScalar(valueSchema)
      ? togetherCheck(schema, itemRulesOf(valueSchema, item), 'Map value', valuesOf)
      : eachCheck(schema, checkOf(valueSchema, item), named),
  ];
}

function structureCheck(schema: NormalizedSchema, constraints: Constraints): Check {
  // In the order of the constraints, which is AWS's; what has none comes last, for the nulls inside it.
  const schemas = new Map(schema.structIterator());
  const names = new Set([...Object.keys(constraints), ...schemas.keys()]);
  let members: { name: string; member: NormalizedSchema; isRequired: boolean; check: Check }[];
  const compile = () =>
    [...names].flatMap((name) => {
      const member = schemas.get(name);
      const constraint = constraints[name] ?? nothing;
      if (!member) return [];
      return [
        {
          name,
          member,
          isRequired: constraint.required === true,
          check: checkOf(member, constraint),
        },
      ];
    });
  return (value, path, findings) => {
    members ??= compile();
    const source = Object(value) as Record<string, unknown>;
    for (const { name, member, isRequired, check } of members) {
      if (findings.complaints.length >= mostComplaints) return;
      const item = source[name];
      const memberPath = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`;
      if (item !== undefined && item !== null) check(item, memberPath, findings);
      else if (isRequired) findings.add(null, member, memberPath, notNull);
    }
  };
}

function checkOf(schema: NormalizedSchema, constraint: Constraint): Check {
  if (schema.isStructSchema()) return structureCheck(schema, constraint.members ?? {});
  const checks = [ownCheck(schema, rulesOf(schema, constraint))];
  if (schema.isListSchema()) checks.push(...listChecks(schema, constraint));
  if (schema.isMapSchema()) checks.push(...mapChecks(schema, constraint));
  return (value, path, findings) => {
    for (const check of checks) check(value, path, findings);
  };
}

function createFindings(packageName: string): Findings {
  const complaints: string[] = [];
  return {
    complaints,
    add(value, schema, path, text) {
      if (complaints.length >= mostComplaints) return;
      const printed = value === null ? 'null' : `'${printValue(value, schema, packageName)}'`;
      complaints.push(`Value ${printed} at '${path}' failed to satisfy constraint: ${text}`);
    },
  };
}

/**
 * Makes the validator of an operation's input.
 * @param packageName Java package that AWS's messages name structures by
 */
export function compileValidator(
  input: NormalizedSchema,
  constraints: Constraints,
  packageName: string,
): Validate {
  if (!input.isStructSchema()) return () => {};
  const check = structureCheck(input, constraints);
  return (value) => {
    const findings = createFindings(packageName);
    check(value, '', findings);
    const { complaints } = findings;
    if (complaints.length === 0) return;
    const noun = complaints.length === 1 ? 'error' : 'errors';
    throw new Refusal(
      'ValidationException',
      `${complaints.length} validation ${noun} detected: ${complaints.join('; ')}`,
    );
  };
}
