import { z } from 'zod';

export const mostWorkers = 12;
/** A group reads each shard once a second. */
export const mostGroupShards = 200;

const groupWorkersSchema = z.object({
  running: z
    .array(z.object({ id: z.string(), processingMs: z.number().min(0).max(60_000) }))
    .max(mostWorkers),
  /** Those that a person made fall over. No name is used twice. */
  crashed: z.array(z.string()),
  /** The number of the next one. */
  next: z.number(),
});
export type GroupWorkers = z.infer<typeof groupWorkersSchema>;

/** What a group shall do. */
const groupPlanSchema = z.object({
  streamName: z.string().min(1).max(128),
  startsAt: z.enum(['horizon', 'latest']),
  failoverMs: z.number().min(2_000).max(60_000),
  checkpointMs: z.number().min(500).max(300_000),
  workers: groupWorkersSchema,
});
export type GroupPlan = z.infer<typeof groupPlanSchema>;

/** A row of the console's database, its workers still text. Fails where a row was written by something else. */
export const groupPlanOfRow = (
  row: Omit<GroupPlan, 'workers' | 'startsAt'> & { workers: string; startsAt: string },
): GroupPlan => groupPlanSchema.parse({ ...row, workers: JSON.parse(row.workers) as unknown });

/** The first workers of a group. */
export const newWorkers = (count: number, processingMs: number): GroupWorkers => ({
  running: Array.from({ length: count }, (_, index) => ({ id: workerId(index + 1), processingMs })),
  crashed: [],
  next: count + 1,
});

/** One more. */
export const addWorker = (workers: GroupWorkers, processingMs: number): GroupWorkers => ({
  ...workers,
  running: [...workers.running, { id: workerId(workers.next), processingMs }],
  next: workers.next + 1,
});

/** One less, in order. */
export const stopWorker = (workers: GroupWorkers, id: string): GroupWorkers => ({
  ...workers,
  running: workers.running.filter((worker) => worker.id !== id),
});

export const crashWorker = (workers: GroupWorkers, id: string): GroupWorkers => ({
  ...stopWorker(workers, id),
  crashed: [...workers.crashed, id],
});

export const slowWorker = (
  workers: GroupWorkers,
  id: string,
  processingMs: number,
): GroupWorkers => ({
  ...workers,
  running: workers.running.map((worker) => (worker.id === id ? { id, processingMs } : worker)),
});

const workerId = (number: number): string => `worker-${number}`;
