import type { Caller } from '#engine/core/service.ts';
import type { Operation } from '#engine/wire/operation-table.ts';

/** Runs a valid request. A service may answer at once or later, and may throw either way. */
export const dispatch = async (
  operation: Operation,
  caller: Caller,
  input: unknown,
): Promise<unknown> => operation.service.run(operation.name, caller, input);
