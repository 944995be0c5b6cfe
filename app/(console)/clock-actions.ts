'use server';

import { clockChangeSchema } from './clock-change-schema.ts';
import type { ClockChange } from './clock-steps.ts';
import { setClockCall } from './lab-calls.ts';
import { runAction } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import type { Result } from '#lib/aws/failure.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Moves the simulator's clock, for everyone who uses it. */
export async function changeClock(change: ClockChange): Promise<Result<void>> {
  return runAction(async (connection) => {
    const asked = parseInput(clockChangeSchema, change);
    await call(connection, 'lab', 'SetClock', setClockCall(asked).input);
  });
}
