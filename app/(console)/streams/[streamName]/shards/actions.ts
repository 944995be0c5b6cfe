'use server';

import {
  mergeCall,
  type MergeInput,
  mergeSchema,
  splitCall,
  type SplitInput,
  splitSchema,
} from './schema.ts';
import { runAction } from '#lib/action.ts';
import type { Result } from '#lib/aws/failure.ts';
import { runPlanned } from '#lib/aws/run-planned.ts';
import { parseInput } from '#lib/field-errors.ts';

/** Answers at once; the stream is UPDATING until the children are open. */
export async function splitShard(input: SplitInput): Promise<Result<void>> {
  return runAction((connection) =>
    runPlanned(connection, splitCall(parseInput(splitSchema, input))),
  );
}

export async function mergeShards(input: MergeInput): Promise<Result<void>> {
  return runAction((connection) =>
    runPlanned(connection, mergeCall(parseInput(mergeSchema, input))),
  );
}
