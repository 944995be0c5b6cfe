import type { LeaseReport } from '#lib/consumer-group/group-report.ts';
import { formatDuration } from '#lib/format/duration.ts';

interface LeaseNow {
  lease: LeaseReport;
  failoverMs: number;
  /** When the report was written. */
  reportMs: number;
  isOwnerGone: boolean;
}

/** How a lease stands, in words. */
export function leaseText({ lease, failoverMs, reportMs, isOwnerGone }: LeaseNow): string {
  const { checkpoint, isBlocked, owner, previousOwner, behindMs, touchedMs } = lease;
  if (checkpoint.type === 'SHARD_END') return 'Processed to its end.';
  if (isOwnerGone) {
    const leftMs = failoverMs - (reportMs - touchedMs);
    return leftMs > 0
      ? `Not renewed; may be taken in ${formatDuration(leftMs)}.`
      : 'Run out: the next worker that looks takes it.';
  }
  if (isBlocked) return 'Waits for its parents.';
  if (owner === undefined) return 'Nobody reads it.';
  if (previousOwner !== undefined) return `Waits until ${previousOwner} hands it over.`;
  if (behindMs === undefined) return 'About to be read.';
  return behindMs === 0 ? 'At the tip.' : `${formatDuration(behindMs)} behind.`;
}
