import { mapTally } from '#lib/jobs/tally.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** What makes a new run of a row: the counters begin again, and the worker sees another start. */
export const newRun = (nowMs: number) =>
  ({
    desired: 'running',
    startedAt: new Date(nowMs),
    heartbeatAt: null,
    ...mapTally(() => 0),
    rates: null,
    lastError: null,
    sample: null,
  }) satisfies Prisma.GeneratorUpdateInput;
