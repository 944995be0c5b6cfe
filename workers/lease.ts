import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** How long a worker may run a job after it last said so. */
export const leaseMs = 10_000;

/** The name of this process among the workers of one database. */
export const newOwner = (): string => `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;

/** What a row says of who runs it. */
export interface LeaseColumns {
  leaseOwner: string | null;
  leaseUntil: Date | null;
}

/** Of a job that no worker runs. */
export const released: LeaseColumns = { leaseOwner: null, leaseUntil: null };

interface LeaseCondition {
  id: string;
  desired: 'running';
  OR: ({ leaseOwner: null } | { leaseOwner: string } | { leaseUntil: { lt: Date } })[];
}

/** A table of jobs, each of which one worker runs at a time: updates the rows that meet the condition. */
export type LeaseTable = (
  where: LeaseCondition,
  data: LeaseColumns,
) => PromiseLike<{ count: number }>;

/**
 * Takes or keeps the lease of a job that is wanted; `false` while another worker holds it. One statement, so that of
 * two only one wins.
 */
export async function takeLease(
  table: LeaseTable,
  id: string,
  owner: string,
  nowMs: number,
): Promise<boolean> {
  const { count } = await table(
    {
      id,
      desired: 'running',
      OR: [{ leaseOwner: null }, { leaseOwner: owner }, { leaseUntil: { lt: new Date(nowMs) } }],
    },
    { leaseOwner: owner, leaseUntil: new Date(nowMs + leaseMs) },
  );
  return count > 0;
}
