import { NormalizedSchema } from '@smithy/core/schema';
import type { Service } from '#engine/core/service.ts';

/* What the schemas of a service's SDK package say of it. */

type Schema = readonly [kind: number, namespace: string, name: string, ...rest: unknown[]];
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** How SDK packages mark the schemas of errors and operations. https://www.npmjs.com/package/@smithy/types (schema-static.ts) */
const errorKind = -3;
const operationKind = 9;
/** Holds the class that all of a package's errors extend, which no service answers with. */
const syntheticNamespace = 'smithy.ts.sdk.synthetic';

const schemasOf = ({ schemas }: Service, kind: number): Schema[] =>
  Object.values(schemas).filter(
    (schema): schema is Schema =>
      Array.isArray(schema) &&
      schema[0] === kind &&
      !String(schema[1]).startsWith(syntheticNamespace),
  );

const namesOf = (schemas: readonly Schema[]): string[] => schemas.map(([, , name]) => name);

export const operationsOf = (service: Service): string[] =>
  namesOf(schemasOf(service, operationKind));

/** The errors that a service's model has. */
export const errorsOf = (service: Service): string[] => namesOf(schemasOf(service, errorKind));

/** The events of an operation's answer, where it is a stream of them. */
function eventsOf(operation: Schema): NormalizedSchema | undefined {
  const output = NormalizedSchema.of(operation[5] as SchemaRef);
  const member = output.isStructSchema() ? output.getEventStreamMember() : '';
  return member === '' ? undefined : output.getMemberSchema(member);
}

/** The operations that answer with a stream of events. */
export const streamsEvents = (service: Service): string[] =>
  namesOf(schemasOf(service, operationKind).filter(eventsOf));

/** The errors that a stream of events can end with. */
export function streamErrorsOf(service: Service): string[] {
  const errors = errorsOf(service);
  return schemasOf(service, operationKind)
    .flatMap((operation) => Object.keys(eventsOf(operation)?.getMemberSchemas() ?? {}))
    .filter((name) => errors.includes(name));
}
