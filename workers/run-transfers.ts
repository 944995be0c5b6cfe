import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '#lib/db.ts';
import { sweepImports } from '#lib/transfer/kept-imports.ts';
import { openTransfer } from '#lib/transfer/open-transfer.ts';
import { targetWorld } from '#workers/target-world.ts';
import { TransferSupervisor } from '#workers/transfer-supervisor.ts';

const refreshMs = 500;
const saveMs = 1_000;
/** Files that nothing needs any more are kept for a day. */
const sweepMs = 10 * 60_000;
/** How evenly records leave at a pace. */
const tickMs = 20;

type Attempt = (event: string, work: () => Promise<void>) => Promise<void>;

/**
 * Carries transfers until the signal, by itself: a target that does not answer keeps generators and consumer groups
 * waiting for nothing.
 */
export async function runTransfers(
  owner: string,
  signal: AbortSignal,
  attempt: Attempt,
): Promise<void> {
  const supervisor = new TransferSupervisor({
    database: db(),
    owner,
    open: openTransfer,
    worldOf: targetWorld,
    nowMs: Date.now,
  });
  const ticking = setInterval(() => supervisor.tick(), tickMs);
  let savedMs = Date.now();
  let sweptMs = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    await attempt('refresh of transfers failed', () => supervisor.refresh());
    if (Date.now() - savedMs >= saveMs) {
      savedMs = Date.now();
      await attempt('save of transfers failed', () => supervisor.save());
    }
    if (Date.now() - sweptMs >= sweepMs) {
      sweptMs = Date.now();
      await attempt('sweep of imports failed', async () => void (await sweepImports(sweptMs)));
    }
    await sleep(refreshMs, undefined, { signal }).catch(() => undefined);
  }
  clearInterval(ticking);
  await attempt('last save of transfers failed', () => supervisor.stop());
}
