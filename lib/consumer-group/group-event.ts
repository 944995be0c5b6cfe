import { z } from 'zod';

/** What happened to a group, as it is told on its page. */
export const groupEventSchema = z.object({
  atMs: z.number(),
  kind: z.enum([
    'workerStarted',
    'workerStopped',
    'workerCrashed',
    'leaseTaken',
    'leaseExpired',
    'leaseStolen',
    'leaseHandedOver',
    'leaseLost',
    'shardEnd',
    'leaseCreated',
    'shardExpired',
  ]),
  worker: z.string().optional(),
  shardId: z.string().optional(),
  /** Whose the lease was. */
  from: z.string().optional(),
});
export type GroupEvent = z.infer<typeof groupEventSchema>;

/** `worker-2 took shardId-000000000001 from worker-1, which did not renew it in time.` */
export function eventText({ kind, worker = '', shardId = '', from = '' }: GroupEvent): string {
  switch (kind) {
    case 'workerStarted':
      return `${worker} started.`;
    case 'workerStopped':
      return `${worker} wrote its checkpoints, gave its leases back and stopped.`;
    case 'workerCrashed':
      return `${worker} crashed. Nobody renews its leases now.`;
    case 'leaseTaken':
      return `${worker} took ${shardId}, which nobody had.`;
    case 'leaseExpired':
      return `${worker} took ${shardId} from ${from}, which did not renew it in time.`;
    case 'leaseStolen':
      return `${worker} asked ${from} for ${shardId}, to have as many leases as the others.`;
    case 'leaseHandedOver':
      return `${worker} wrote its checkpoint of ${shardId} and handed it over.`;
    case 'leaseLost':
      return `${worker} no longer had ${shardId} when it wanted to renew it.`;
    case 'shardEnd':
      return `${worker} processed ${shardId} to its end.`;
    case 'leaseCreated':
      return `${shardId} has a lease now.`;
    case 'shardExpired':
      return `${shardId} was forgotten by the stream before it was processed to its end.`;
  }
}
