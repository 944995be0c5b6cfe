import { callTurn } from '#lib/aws/call-turn.ts';
import { clientsOf } from '#lib/aws/clients.ts';
import { explain } from '#lib/aws/explain.ts';
import { FailureError } from '#lib/aws/failure.ts';
import type { Input, OperationName, Output, ServiceName } from '#lib/aws/operations.ts';
import type { Connection } from '#lib/connections.ts';

type Method = (
  input: unknown,
  options: { abortSignal?: AbortSignal },
) => Promise<{ $metadata?: unknown }>;

/**
 * One call of one operation at a connection, on the server. Waits its turn where AWS grants fewer than are asked for.
 * Fails with the SDK's own error, or, where nothing answered, with a FailureError that says what to do.
 */
export async function call<S extends ServiceName, O extends OperationName<S>>(
  connection: Connection,
  service: S,
  operation: O,
  input: Input<S, O>,
  options: { abortSignal?: AbortSignal } = {},
): Promise<Output<S, O>> {
  if (service === 'kinesis') await callTurn(connection.id, operation, options.abortSignal);
  try {
    const { $metadata: _, ...output } = await methodOf(
      connection,
      service,
      operation,
    )(input, options);
    // What the SDK's method of this operation gives back, less its metadata.
    return output as Output<S, O>;
  } catch (error) {
    throw explain(error, connection, operation);
  }
}

/** Each client has a method an operation: `kinesis.putRecord`. */
function methodOf(connection: Connection, service: ServiceName, operation: string): Method {
  const client = service === 'lab' ? labOf(connection) : clientsOf(connection)[service];
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  const method: unknown = Reflect.get(client, name);
  if (typeof method !== 'function') throw new Error(`${service} has no operation ${operation}.`);
  // The SDK's clients, and the lab's in their image, have this one signature for every operation.
  return method.bind(client) as Method;
}

function labOf(connection: Connection) {
  const { lab } = clientsOf(connection);
  if (connection.simulated && lab) return lab;
  throw new FailureError({
    name: 'NotSimulated',
    message: `${connection.name} is a real connection. The lab (clock, limits, reset) is a service of the simulator only.`,
    retryable: false,
  });
}
