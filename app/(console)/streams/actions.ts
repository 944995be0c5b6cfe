'use server';

import { createStreamCall, createStreamSchema, type CreateStreamInput } from './create/schema.ts';
import { deleteStreamCall } from './delete-call.ts';
import { runAction } from '#lib/action.ts';
import { FailureError, toFailure, type Result } from '#lib/aws/failure.ts';
import { runPlanned } from '#lib/aws/run-planned.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';
import { removeKept } from '#lib/remove-kept.ts';
import { startStorefront } from '#scenarios/storefront.ts';

export async function createStream(
  input: CreateStreamInput,
): Promise<Result<{ streamName: string }>> {
  return runAction(async (connection) => {
    const valid = parseInput(createStreamSchema, input);
    await runPlanned(connection, createStreamCall(valid)).catch(blameName);
    return { streamName: valid.streamName };
  });
}

/** A name that is taken is the one complaint of CreateStream that AWS does not pin on a member. */
function blameName(error: unknown): never {
  const failure = toFailure(error);
  if (failure.name !== 'ResourceInUseException') throw error;
  throw new FailureError({ ...failure, member: 'streamName' }, error);
}

/** `withConsumers`: the person saw that registered consumers go too. */
export async function deleteStream(input: {
  streamName: string;
  withConsumers: boolean;
}): Promise<Result<void>> {
  return runAction(async (connection) => {
    const { streamName } = input;
    await runPlanned(connection, deleteStreamCall(input));
    const ofStream = { where: { connectionId: connection.id, streamName } };
    await db().generator.deleteMany(ofStream);
    await db().consumerGroup.deleteMany(ofStream);
    await removeKept(connection.id, streamName);
  });
}

export async function startDemo(): Promise<Result<{ streamName: string }>> {
  return runAction(startStorefront);
}
