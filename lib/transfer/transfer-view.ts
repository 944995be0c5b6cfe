import type { z } from 'zod';
import { type Checkpoint, checkpointSchema } from '#lib/transfer/ledger.ts';
import { emptyCounts, type TransferCounts } from '#lib/transfer/transfer-counts.ts';
import { type TransferPlan, transferPlanSchema } from '#lib/transfer/transfer-plan.ts';
import {
  type TransferError,
  transferErrorSchema,
  type TransferOutcome,
  transferOutcomeSchema,
  type TransferProgress,
  transferProgressSchema,
} from '#lib/transfer/transfer-report.ts';
import type { Transfer as TransferRow } from '#prisma/generated/client.ts';

/** A transfer as a screen shows it. Times are milliseconds since 1970, on this machine's clock. */
export interface TransferView {
  id: string;
  kind: 'replay' | 'import';
  plan: TransferPlan;
  streamName: string;
  target: { connectionId: string; connectionName: string; streamName: string };
  desired: 'running' | 'paused' | 'cancelled';
  counts: TransferCounts;
  /** Whether a run ended without a word, and its records may be sent again. */
  progress: TransferProgress | undefined;
  lastError: TransferError | undefined;
  outcome: TransferOutcome | undefined;
  isHeld: boolean;
  createdMs: number;
  startedMs: number | undefined;
  finishedMs: number | undefined;
  heartbeatMs: number | undefined;
}

export interface TransferList {
  nowMs: number;
  transfers: TransferView[];
  /** Rows that another version wrote and this one cannot read. */
  unreadable: number;
}

export type TransferRowWithTarget = TransferRow & { target: { name: string } };

export function transferList(rows: readonly TransferRowWithTarget[], nowMs: number): TransferList {
  const transfers = rows.flatMap((row) => {
    try {
      return transferView(row);
    } catch {
      return [];
    }
  });
  return { nowMs, transfers, unreadable: rows.length - transfers.length };
}

/** Fails on a row whose plan cannot be read. */
function transferView(row: TransferRowWithTarget): TransferView {
  const { id, streamName, targetConnectionId, targetStreamName, target } = row;
  return {
    id,
    kind: row.kind === 'import' ? 'import' : 'replay',
    plan: planOfTransfer(row),
    streamName,
    target: {
      connectionId: targetConnectionId,
      connectionName: target.name,
      streamName: targetStreamName,
    },
    desired: desiredOf(row.desired),
    counts: stored(checkpointSchema, row.checkpoint)?.counts ?? emptyCounts(),
    progress: stored(transferProgressSchema, row.progress),
    lastError: stored(transferErrorSchema, row.lastError),
    outcome: stored(transferOutcomeSchema, row.outcome),
    isHeld: row.leaseOwner !== null,
    createdMs: row.createdAt.getTime(),
    startedMs: row.startedAt?.getTime(),
    finishedMs: row.finishedAt?.getTime(),
    heartbeatMs: row.heartbeatAt?.getTime(),
  };
}

const desiredOf = (text: string): TransferView['desired'] =>
  text === 'paused' || text === 'cancelled' ? text : 'running';

/** Fails where a row was written by something else. */
export const planOfTransfer = ({ plan }: Pick<TransferRow, 'plan'>): TransferPlan =>
  transferPlanSchema.parse(JSON.parse(plan));

/** Fails where a row was written by something else: to begin anew would write everything twice. */
export const checkpointOf = ({
  checkpoint,
}: Pick<TransferRow, 'checkpoint'>): Checkpoint | undefined =>
  checkpoint === null ? undefined : checkpointSchema.parse(JSON.parse(checkpoint));

/** What another version wrote and this one cannot read is as good as absent. */
function stored<Value>(schema: z.ZodType<Value>, text: string | null): Value | undefined {
  return text === null ? undefined : schema.safeParse(JSON.parse(text)).data;
}
