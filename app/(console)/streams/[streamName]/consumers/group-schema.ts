import { z } from 'zod';
import { mostWorkers } from '#lib/consumer-group/group-plan.ts';

/** What the form holds: fields as they are typed. */
export interface GroupInput {
  name: string;
  startsAt: 'horizon' | 'latest';
  workers: string;
  processingMs: string;
  failoverSeconds: string;
  checkpointSeconds: string;
}

export const emptyGroup: GroupInput = {
  name: '',
  startsAt: 'latest',
  workers: '2',
  processingMs: '0',
  failoverSeconds: '10',
  checkpointSeconds: '5',
};

const numberIn = (least: number, most: number, message: string) =>
  z
    .string()
    .refine((text) => text.trim() !== '' && Number(text) >= least && Number(text) <= most, message)
    .transform(Number);

const wholeIn = (least: number, most: number, message: string) =>
  numberIn(least, most, message).refine((value) => Number.isInteger(value), message);

export const groupSchema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  startsAt: z.enum(['horizon', 'latest']),
  workers: wholeIn(1, mostWorkers, `Enter 1 to ${mostWorkers}.`),
  processingMs: numberIn(0, 60_000, 'Enter 0 to 60,000 milliseconds.'),
  failoverSeconds: numberIn(2, 60, 'Enter 2 to 60 seconds.'),
  checkpointSeconds: numberIn(0.5, 300, 'Enter 0.5 to 300 seconds.'),
});

/** One change of a group's workers. */
export const workerChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add') }),
  z.object({ kind: z.enum(['stop', 'crash']), worker: z.string() }),
  z.object({
    kind: z.literal('slow'),
    worker: z.string(),
    processingMs: z.number().min(0).max(60_000),
  }),
]);
export type WorkerChange = z.infer<typeof workerChangeSchema>;
