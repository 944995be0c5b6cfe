import type { Prisma } from '#prisma/generated/client.ts';

/** What makes a new run of a row: the counters begin again, and the worker sees another start. */
export const newRun = (nowMs: number) =>
  ({
    desired: 'running',
    startedAt: new Date(nowMs),
    heartbeatAt: null,
    generated: 0,
    sent: 0,
    throttled: 0,
    retried: 0,
    failed: 0,
    maybeDuplicated: 0,
    bytes: 0,
    rates: null,
    lastError: null,
    sample: null,
  }) satisfies Prisma.GeneratorUpdateInput;
