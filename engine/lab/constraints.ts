import type { Constraint, Constraints } from '#engine/core/service.ts';

/** As Kinesis has it. */
const streamName: Constraint = { min: 1, max: 128, pattern: '[a-zA-Z0-9_.-]+' };

/** 366 days in seconds. */
export const furthestJumpSeconds = 366 * 86_400;

export const constraints: Readonly<Record<string, Constraints>> = {
  SetClock: {
    Speed: { min: 0.01, max: 1_000 },
    AdvanceSeconds: { min: 0, max: furthestJumpSeconds },
  },
  GetLimits: { StreamName: streamName },
  PutLimits: { Enforced: { required: true }, StreamName: streamName },
  SetLifecycle: { TransitionMs: { required: true, min: 0, max: 60_000 } },
};
