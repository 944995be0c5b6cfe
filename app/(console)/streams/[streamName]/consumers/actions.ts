'use server';

import {
  type ConsumerTagsInput,
  consumerTagsCalls,
  consumerTagsSchema,
  deregisterCall,
  type DeregisterInput,
  deregisterSchema,
  registerCall,
  type RegisterInput,
  registerSchema,
} from './schema.ts';
import { runAction } from '#lib/action.ts';
import type { Result } from '#lib/aws/failure.ts';
import { runPlanned } from '#lib/aws/run-planned.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Answers at once; the consumer is CREATING for a few seconds. */
export async function registerConsumer(input: RegisterInput): Promise<Result<void>> {
  return runAction((connection) =>
    runPlanned(connection, registerCall(parseInput(registerSchema, input))),
  );
}

/** Its subscriptions end. */
export async function deregisterConsumer(input: DeregisterInput): Promise<Result<void>> {
  return runAction((connection) =>
    runPlanned(connection, deregisterCall(parseInput(deregisterSchema, input))),
  );
}

export async function changeConsumerTags(input: ConsumerTagsInput): Promise<Result<void>> {
  return runAction(async (connection) => {
    for (const planned of consumerTagsCalls(parseInput(consumerTagsSchema, input)))
      await runPlanned(connection, planned);
  });
}
