import type { DirectOperation, Service } from '#engine/core/service.ts';
import { NormalizedSchema } from '@smithy/core/schema';
import { compileValidator, type Validate } from '#engine/wire/validate.ts';

/** One operation, with all that the stages need of it made ready once. */
export interface Operation {
  readonly service: Service;
  readonly name: string;
  readonly namespace: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  readonly validate: Validate;
  readonly direct: DirectOperation | undefined;
}

/** Every operation of every service, found by what a request calls it. */
export interface OperationTable {
  /** @param target `X-Amz-Target`; what stands before the service's own prefix does not count */
  byTarget(target: string): Operation | undefined;
  /** @param signingName the service of a credential scope */
  bySigningName(signingName: string): Service | undefined;
}

type OperationSchema = readonly [9, string, string, unknown, SchemaRef, SchemaRef];
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** The SDK marks the schema of an operation with 9. https://www.npmjs.com/package/@smithy/types (StaticSchemaIdOperation) */
const isOperationSchema = (schema: unknown): schema is OperationSchema =>
  Array.isArray(schema) && schema[0] === 9 && schema.length >= 6;

/** The Java package of a service's structures, which AWS's messages name: `com.amazonaws.kinesis.v20131202`. */
const javaPackage = (namespace: string, { targetPrefix }: Service) =>
  `${namespace}.v${/\d+$/.exec(targetPrefix)?.[0] ?? ''}`;

function prepare(service: Service, schema: OperationSchema): Operation {
  const [, namespace, name, , inputRef, outputRef] = schema;
  const input = NormalizedSchema.of(inputRef);
  return {
    service,
    name,
    namespace,
    input,
    output: NormalizedSchema.of(outputRef),
    validate: compileValidator(
      input,
      service.constraints[name] ?? {},
      javaPackage(namespace, service),
    ),
    direct: service.direct?.[name],
  };
}

export function createOperationTable(services: readonly Service[]): OperationTable {
  const operations = new Map<string, Operation>();
  for (const service of services)
    for (const schema of Object.values(service.schemas))
      if (isOperationSchema(schema))
        operations.set(`${service.targetPrefix}.${schema[2]}`, prepare(service, schema));
  const signers = new Map(services.map((service) => [service.signingName, service]));
  return {
    byTarget: (target) =>
      operations.get(target) ?? operations.get(target.split('.').slice(-2).join('.')),
    bySigningName: (signingName) => signers.get(signingName),
  };
}
