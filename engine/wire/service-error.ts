import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';

/** An error class of an SDK package, by its marks: packages may each bring their own copy of the base class. */
export interface ServiceError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error &&
  '$fault' in error &&
  (error.$fault === 'client' || error.$fault === 'server');

/** How an error goes out. */
export interface ErrorShape {
  /** Absent for an error that the service's model does not have. */
  readonly schema: NormalizedSchema | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** The code by which Query clients know it. */
  readonly queryCode: string;
}

function schemaOf(namespace: string, name: string): NormalizedSchema | undefined {
  try {
    return NormalizedSchema.of(TypeRegistry.for(namespace).getSchema(`${namespace}#${name}`));
  } catch {
    return undefined;
  }
}

/** An error of the service's model, with no members but its text; `undefined` when the model has none of this name. */
export function modeledError(
  namespace: string,
  name: string,
  message: string,
): ServiceError | undefined {
  const traits: Record<string, unknown> = {
    ...schemaOf(namespace, name)?.getMergedTraits(),
  };
  const $fault = traits['error'];
  if ($fault !== 'client' && $fault !== 'server') return undefined;
  return Object.assign(new Error(message), { name, $fault } as const);
}

const isMessage = (member: string) => member.toLowerCase() === 'message';

/** The values of an error under the names that its schema gives them; SDK errors keep their text in `message`. */
function membersOf(error: ServiceError, schema: NormalizedSchema | undefined) {
  const members: Record<string, unknown> = {};
  if (!schema) return error.message === '' ? members : { message: error.message };
  for (const [name] of schema.structIterator()) {
    if (!isMessage(name)) members[name] = (error as unknown as Record<string, unknown>)[name];
    else if (error.message !== '') members[name] = error.message;
  }
  return members;
}

/** @param namespace of the operation that failed: `com.amazonaws.kinesis` */
export function shapeOfError(namespace: string, error: ServiceError): ErrorShape {
  const schema = schemaOf(namespace, error.name);
  const traits: Record<string, unknown> = { ...schema?.getMergedTraits() };
  const [queryCode, queryStatus] = Array.isArray(traits['awsQueryError'])
    ? traits['awsQueryError']
    : [];
  return {
    schema,
    members: membersOf(error, schema),
    status:
      Number(traits['httpError'] ?? queryStatus ?? error.$metadata?.httpStatusCode) ||
      (error.$fault === 'server' ? 500 : 400),
    queryCode: String(queryCode ?? error.name),
  };
}
