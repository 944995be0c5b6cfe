import type { Prisma } from '#prisma/generated/client.ts';

/** What makes a new run of a row: leases and counts begin again, and the workers' process sees another start. */
export const newGroupRun = (nowMs: number) =>
  ({
    desired: 'running',
    startedAt: new Date(nowMs),
    heartbeatAt: null,
    report: null,
    lastError: null,
  }) satisfies Prisma.ConsumerGroupUpdateInput;
