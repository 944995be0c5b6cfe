'use server';

import { clockChangeSchema } from './clock-change-schema.ts';
import type { ClockChange } from './clock-steps.ts';
import { setClockCall } from './lab-calls.ts';
import { runAction } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Moves the simulator's clock, for everyone who uses it. */
export async function changeClock(change: ClockChange): Promise<Result<void>> {
  return runAction(async (connection) => {
    const asked = parseInput(clockChangeSchema, change);
    await call(connection, 'lab', 'SetClock', setClockCall(asked).input);
  });
}

/** Goes to the moment at which the oldest record of all streams is shown no more. */
export async function jumpToNextExpiry(): Promise<Result<void>> {
  return runAction(async (connection) => {
    const { At } = await call(connection, 'lab', 'GetNextExpiry', {});
    if (!At)
      throw new FailureError({
        name: 'NothingExpires',
        message: 'No stream holds a record, so none expires. Put one first.',
        retryable: false,
      });
    await call(connection, 'lab', 'SetClock', { AdvanceTo: At });
  });
}
