import type { LabContext } from '#engine/lab/context.ts';
import type { ResetInput, ResetOutput } from '#lib/lab-client/types.ts';

/**
 * Deletes all that the caller's account-region has. The clock stays: it is everyone's, and taking it back would leave
 * others' records in the future.
 */
export async function reset(
  { caller, resets }: LabContext,
  _input: ResetInput,
): Promise<ResetOutput> {
  const { accountId, region } = caller;
  for (const forget of resets) await forget({ accountId, region });
  return {};
}
