import type { Input, OperationName } from '#lib/aws/operations.ts';

/**
 * A call of the SDK before it is made. What a form makes of its fields is this, so that what runs and what is shown of
 * it (as CLI, SDK or Terraform) are one.
 */
export type PlannedCall = {
  [O in OperationName<'kinesis'>]: {
    readonly service: 'kinesis';
    readonly operation: O;
    readonly input: Input<'kinesis', O>;
  };
}[OperationName<'kinesis'>];

export const plannedCall = <O extends OperationName<'kinesis'>>(
  operation: O,
  input: Input<'kinesis', O>,
) => ({ service: 'kinesis', operation, input }) as const;
