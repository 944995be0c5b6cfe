import { call } from '#lib/aws/call.ts';
import type { PlannedCall } from '#lib/aws/planned-call.ts';
import type { Connection } from '#lib/connections.ts';

/** Makes a planned call. */
export async function runPlanned(connection: Connection, planned: PlannedCall): Promise<void> {
  await call(connection, planned.service, planned.operation, planned.input);
}
