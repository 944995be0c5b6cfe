import type { LabContext } from '#engine/lab/context.ts';
import type { SetLifecycleInput, SetLifecycleOutput } from '#lib/lab-client/types.ts';

export function setLifecycle(
  { kinesis }: LabContext,
  { TransitionMs = 0 }: SetLifecycleInput,
): SetLifecycleOutput {
  kinesis.lifecycle.set(TransitionMs);
  return { TransitionMs: kinesis.lifecycle.get() };
}
