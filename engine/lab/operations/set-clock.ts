import { setImmediate } from 'node:timers/promises';
import { furthestJumpSeconds } from '#engine/lab/constraints.ts';
import type { LabContext } from '#engine/lab/context.ts';
import { invalid, invalidMember } from '#engine/lab/failures.ts';
import { getClock } from '#engine/lab/operations/get-clock.ts';
import type { SetClockInput, SetClockOutput } from '#lib/lab-client/types.ts';

/** A long jump is made in steps, between which other requests are answered. */
const stepMs = 3_600_000;

/** Freezes, thaws and speeds up the clock, then lets it jump ahead. Everything that falls due on the way happens. */
export async function setClock(ctx: LabContext, input: SetClockInput): Promise<SetClockOutput> {
  await ctx.keeper.inTurn(async () => {
    const jumpMs = jumpOf(ctx, input);
    const { Speed = ctx.keeper.speed, Frozen = ctx.keeper.isFrozen } = input;
    await ctx.keeper.setSpeed(Speed, Frozen);
    if (jumpMs > 0) await jump(ctx, jumpMs);
  });
  return getClock(ctx, {});
}

function jumpOf({ clock }: LabContext, { AdvanceSeconds, AdvanceTo }: SetClockInput): number {
  if (AdvanceSeconds !== undefined && AdvanceTo !== undefined)
    throw invalid('Specify AdvanceSeconds or AdvanceTo, not both.');
  if (!AdvanceTo) return (AdvanceSeconds ?? 0) * 1000;
  const nowMs = clock.now();
  const jumpMs = AdvanceTo.getTime() - nowMs;
  const refuse = (constraint: string) =>
    invalidMember(AdvanceTo.toISOString(), 'advanceTo', constraint);
  if (jumpMs < 0)
    throw refuse(`Member must not be before the simulated time ${new Date(nowMs).toISOString()}`);
  if (jumpMs > furthestJumpSeconds * 1000)
    throw refuse(`Member must be at most ${furthestJumpSeconds / 86_400} days ahead`);
  return jumpMs;
}

async function jump({ clock, keeper }: LabContext, jumpMs: number): Promise<void> {
  const targetMs = clock.now() + jumpMs;
  for (let restMs = jumpMs; restMs > 0; restMs = targetMs - clock.now()) {
    clock.advance(Math.min(restMs, stepMs));
    await setImmediate();
  }
  await keeper.keep();
}
