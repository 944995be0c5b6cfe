import type { LabContext } from '#engine/lab/context.ts';
import { describeFault } from '#engine/lab/describe-fault.ts';
import type { ListFaultsInput, ListFaultsOutput } from '#lib/lab-client/fault-types.ts';

export const listFaults = (
  { caller, faults }: LabContext,
  _input: ListFaultsInput,
): ListFaultsOutput => ({
  Faults: faults.list(caller).map((row) => describeFault(faults, row)),
});
