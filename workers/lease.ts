import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { PrismaClient } from '#prisma/generated/client.ts';

/** How long a worker may run a generator after it last said so. */
export const leaseMs = 10_000;

/** The name of this process among the workers of one database. */
export const newOwner = (): string => `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;

/** Takes or keeps the lease of a row; `false` while another worker holds it. One statement, so only one of two wins. */
export async function takeLease(
  database: PrismaClient,
  id: string,
  owner: string,
  nowMs: number,
): Promise<boolean> {
  const { count } = await database.generator.updateMany({
    where: {
      id,
      OR: [{ leaseOwner: null }, { leaseOwner: owner }, { leaseUntil: { lt: new Date(nowMs) } }],
    },
    data: { leaseOwner: owner, leaseUntil: new Date(nowMs + leaseMs) },
  });
  return count > 0;
}
