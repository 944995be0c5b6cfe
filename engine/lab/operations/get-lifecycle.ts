import type { LabContext } from '#engine/lab/context.ts';
import type { GetLifecycleInput, GetLifecycleOutput } from '#lib/lab-client/types.ts';

export const getLifecycle = (
  { kinesis }: LabContext,
  _input: GetLifecycleInput,
): GetLifecycleOutput => ({ TransitionMs: kinesis.lifecycle.get() });
