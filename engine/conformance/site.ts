import type { NormalizedSchema } from '@smithy/core/schema';
import type { Constraint, Constraints } from '#engine/core/service.ts';
import { requiredMembers, validValue } from '#engine/conformance/valid-value.ts';

/** A place in a request where a value of any kind may be put. */
export interface Site {
  /** As AWS names it: `records.1.member.data`. */
  readonly path: string;
  /** As the model names it. */
  readonly name: string;
  readonly schema: NormalizedSchema;
  readonly constraint: Constraint;
  /** A request that is valid but for the value put here; `undefined` leaves the place empty. */
  readonly request: (value: unknown) => object;
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** A structure of the model, and how a request is made round it. */
interface Nest {
  readonly schema: NormalizedSchema;
  readonly constraints: Constraints;
  /** `''` at the top, else with a dot behind it. */
  readonly prefix: string;
  readonly wrap: (members: object) => object;
}

function sitesInside(site: Site): Site[] {
  const { schema, constraint, path, request } = site;
  if (schema.isStructSchema())
    return sitesOf({
      schema,
      constraints: constraint.members ?? {},
      prefix: `${path}.`,
      wrap: request,
    });
  if (!schema.isListSchema() || !schema.getValueSchema().isStructSchema()) return [];
  const [, ...others] = validValue(schema, constraint) as unknown[];
  return sitesOf({
    schema: schema.getValueSchema(),
    constraints: constraint.item?.members ?? {},
    prefix: `${path}.1.member.`,
    wrap: (members) => request([members, ...others]),
  });
}

function sitesOf({ schema, constraints, prefix, wrap }: Nest): Site[] {
  const others = requiredMembers(schema, constraints);
  return [...schema.structIterator()].flatMap(([name, member]) => {
    const site: Site = {
      path: `${prefix}${lowerFirst(name)}`,
      name,
      schema: member,
      constraint: constraints[name] ?? {},
      request: (value) => {
        const { [name]: _, ...rest } = others;
        return wrap(value === undefined ? rest : { ...rest, [name]: value });
      },
    };
    return [site, ...sitesInside(site)];
  });
}

/** Every member of an operation's input, however deep, with those of the structures in lists. */
export const sitesOfInput = (schema: NormalizedSchema, constraints: Constraints): Site[] =>
  sitesOf({ schema, constraints, prefix: '', wrap: (members) => members });
