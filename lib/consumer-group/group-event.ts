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

type Told = Readonly<Record<'worker' | 'shardId' | 'from', string>>;

const texts: Readonly<Record<GroupEvent['kind'], (told: Told) => string>> = {
  workerStarted: ({ worker }) => `${worker} started.`,
  workerStopped: ({ worker }) => `${worker} wrote its checkpoints, gave back its leases, stopped.`,
  workerCrashed: ({ worker }) => `${worker} crashed. Nobody renews its leases now.`,
  leaseTaken: ({ worker, shardId }) => `${worker} took ${shardId}, which nobody had.`,
  leaseExpired: ({ worker, shardId, from }) =>
    `${worker} took ${shardId} from ${from}, which did not renew it in time.`,
  leaseStolen: ({ worker, shardId, from }) =>
    `${worker} asked ${from} for ${shardId}, to have as many leases as the others.`,
  leaseHandedOver: ({ worker, shardId }) =>
    `${worker} wrote its checkpoint of ${shardId} and handed it over.`,
  leaseLost: ({ worker, shardId }) => `${worker} no longer had ${shardId} when it was to renew it.`,
  shardEnd: ({ worker, shardId }) => `${worker} processed ${shardId} to its end.`,
  leaseCreated: ({ shardId }) => `${shardId} has a lease now.`,
  shardExpired: ({ shardId }) => `The stream forgot ${shardId} before all of it was processed.`,
};

/** `worker-2 took shardId-000000000001 from worker-1, which did not renew it in time.` */
export const eventText = ({ kind, worker = '', shardId = '', from = '' }: GroupEvent): string =>
  texts[kind]({ worker, shardId, from });
