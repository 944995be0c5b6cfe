import type { ClockChange } from './clock-steps.ts';
import type { Input, OperationName } from '#lib/aws/operations.ts';

/** A call of the lab before it is made: what runs and what is shown of it are one. */
export type LabCall = {
  [O in OperationName<'lab'>]: {
    readonly service: 'lab';
    readonly operation: O;
    readonly input: Input<'lab', O>;
  };
}[OperationName<'lab'>];

export const labCall = <O extends OperationName<'lab'>>(operation: O, input: Input<'lab', O>) =>
  ({ service: 'lab', operation, input }) as const;

export const setClockCall = (change: ClockChange) =>
  labCall('SetClock', {
    ...('speed' in change && { Speed: change.speed, Frozen: false }),
    ...('frozen' in change && { Frozen: change.frozen }),
    ...('advanceSeconds' in change && { AdvanceSeconds: change.advanceSeconds }),
  });
