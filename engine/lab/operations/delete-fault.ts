import type { LabContext } from '#engine/lab/context.ts';
import { faultNotFound } from '#engine/lab/failures.ts';
import type { DeleteFaultInput, DeleteFaultOutput } from '#lib/lab-client/fault-types.ts';

/** @throws ResourceNotFoundException */
export async function deleteFault(
  { caller, faults }: LabContext,
  { FaultId = '' }: DeleteFaultInput,
): Promise<DeleteFaultOutput> {
  if (!(await faults.delete(caller, FaultId))) throw faultNotFound(caller, FaultId);
  return {};
}
