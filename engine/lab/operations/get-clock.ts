import type { LabContext } from '#engine/lab/context.ts';
import type { GetClockInput, GetClockOutput } from '#lib/lab-client/types.ts';

export function getClock({ clock, keeper }: LabContext, _input: GetClockInput): GetClockOutput {
  return {
    Now: new Date(clock.now()),
    RealNow: new Date(clock.realNow()),
    Speed: keeper.speed,
    Frozen: keeper.isFrozen,
  };
}
