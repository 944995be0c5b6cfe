/** AWS's answer to an operation that an endpoint does not have. It is not retried by the SDKs. */
export class UnknownOperationException extends Error {
  override readonly name = 'UnknownOperationException';
  readonly $fault = 'client';
  readonly $metadata = {};
}

/** Stands in a service's table for an operation that Kinetoscope does not offer. `runOperation` words the refusal. */
export function notImplemented(): never {
  throw new UnknownOperationException('Kinetoscope does not offer this operation yet.');
}

/** The operations of a table that are there. */
export const offeredOperations = (table: object): string[] =>
  Object.entries(table).flatMap(([name, run]) => (run === notImplemented ? [] : [name]));

/**
 * Runs one operation of a service's table.
 * @param serviceName as AWS names the service: `CloudWatch`
 * @throws UnknownOperationException for an operation that is absent; the text says which
 */
export function runOperation(
  serviceName: string,
  table: object,
  operation: string,
  context: unknown,
  input: unknown,
): unknown {
  const run = Object.hasOwn(table, operation) ? Reflect.get(table, operation) : undefined;
  if (typeof run !== 'function' || run === notImplemented)
    throw new UnknownOperationException(
      `Kinetoscope does not offer ${operation} of ${serviceName} yet. docs/fidelity.md lists what it offers.`,
    );
  // The table `satisfies Operations`, and the input has been decoded by the schema of this very operation.
  return (run as (context: unknown, input: unknown) => unknown)(context, input);
}
