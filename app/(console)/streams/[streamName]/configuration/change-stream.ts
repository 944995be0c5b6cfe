import type { z } from 'zod';
import { runAction } from '#lib/action.ts';
import { FailureError, type Result, toFailure } from '#lib/aws/failure.ts';
import type { PlannedCall } from '#lib/aws/planned-call.ts';
import { runPlanned } from '#lib/aws/run-planned.ts';
import { untilActive } from '#lib/aws/until-active.ts';
import { parseInput } from '#lib/field-errors.ts';

interface Change<Input> {
  schema: z.ZodType<Input>;
  calls: (input: Input) => PlannedCall[];
  /** Whose fault it is where AWS names no member. */
  member: string;
}

/** Checks what a form sent and makes its calls, one after the other: AWS takes the next only once the stream is ACTIVE. */
export async function changeStream<Input extends { streamName: string }>(
  { schema, calls, member }: Change<Input>,
  input: Input,
): Promise<Result<void>> {
  return runAction(async (connection) => {
    const valid = parseInput(schema, input);
    for (const [index, planned] of calls(valid).entries()) {
      if (index > 0) await untilActive(connection, valid.streamName);
      await runPlanned(connection, planned).catch((error: unknown) => blame(error, member));
    }
  });
}

/** Complaints about what was asked for, which AWS pins on no member. */
const aboutInput = new Set([
  'InvalidArgumentException',
  'LimitExceededException',
  'ValidationException',
]);

function blame(error: unknown, member: string): never {
  const failure = toFailure(error);
  if (failure.member !== undefined || !aboutInput.has(failure.name)) throw error;
  throw new FailureError({ ...failure, member }, error);
}
