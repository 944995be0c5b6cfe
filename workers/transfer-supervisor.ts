import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { fenceSchema, firstCheckpoint } from '#lib/transfer/ledger.ts';
import { keepRejectedUpTo } from '#lib/transfer/import-file.ts';
import { type OpenTransfer } from '#lib/transfer/open-transfer.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { checkpointOf, planOfTransfer } from '#lib/transfer/transfer-view.ts';
import type { PrismaClient, Transfer as TransferRow } from '#prisma/generated/client.ts';
import { leaseMs } from '#workers/lease.ts';
import { measure, type Measured } from '#workers/measure-transfer.ts';
import { TransferRun } from '#workers/transfer-run.ts';
import type { TransferWorld } from '#workers/transfer-world.ts';

export interface TransferSupervisorOptions {
  database: PrismaClient;
  /** Of this process, among all that work on the database. */
  owner: string;
  open: (
    plan: TransferPlan,
    source: Connection,
    target: { connection: Connection; streamName: string },
  ) => Promise<OpenTransfer>;
  /** All of a transfer's world but its source and its row. */
  worldOf: (
    target: () => Connection,
    streamName: string,
    plan: TransferPlan,
  ) => Promise<Omit<TransferWorld, 'pages' | 'storeFence'> & { close(): void }>;
  nowMs: () => number;
}

/** One transfer from its start to its end or pause. A row that was paused and resumed again is another run. */
interface Run extends Measured {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly run: TransferRun;
  readonly close: () => void;
  target: Connection;
}

const stopGraceMs = 1_500;

/** Keeps the transfers at work that the console's database asks for, and writes there how far they are. */
export class TransferSupervisor {
  readonly #options: TransferSupervisorOptions;
  readonly #runs = new Map<string, Run>();

  constructor(options: TransferSupervisorOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    const nowMs = this.#options.nowMs();
    for (const { run } of this.#runs.values()) run.tick(nowMs);
  }

  /** Starts and stops transfers as their rows say, as far as no other worker runs them, and ends those that are done. */
  async refresh(): Promise<void> {
    const { database, owner } = this.#options;
    const rows = await database.transfer.findMany({
      where: { desired: 'running', outcome: null },
      include: { target: true },
    });
    const wanted = new Map(rows.map((row) => [row.id, row]));
    for (const run of this.#runs.values()) {
      const row = wanted.get(run.id);
      const isOurs =
        row?.startedAt?.getTime() === run.startedAt?.getTime() && row?.leaseOwner === owner;
      if (!isOurs || run.run.outcome) await this.#end(run);
    }
    for (const { id, target } of rows) {
      const known = this.#runs.get(id);
      if (known) known.target = toConnection(target);
      else await this.#beginWithLease(id);
    }
  }

  /** Writes how far each is, in one transaction, and keeps the leases. */
  async save(): Promise<void> {
    const { database, owner, nowMs } = this.#options;
    await database.$transaction(
      [...this.#runs.values()].map((run) =>
        database.transfer.updateMany({
          where: { id: run.id, leaseOwner: owner },
          data: { ...this.#columns(run), leaseUntil: new Date(nowMs() + leaseMs) },
        }),
      ),
    );
  }

  /** Stops all transfers with their checkpoints. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => this.#end(run)));
  }

  /** One statement, so that of two workers only one wins. What is read behind it no other worker changes. */
  async #beginWithLease(id: string): Promise<void> {
    const { database, owner, nowMs } = this.#options;
    const { count } = await database.transfer.updateMany({
      where: {
        id,
        desired: 'running',
        outcome: null,
        OR: [
          { leaseOwner: null },
          { leaseOwner: owner },
          { leaseUntil: { lt: new Date(nowMs()) } },
        ],
      },
      data: { leaseOwner: owner, leaseUntil: new Date(nowMs() + leaseMs) },
    });
    if (count === 0) return;
    const { source, target, ...row } = await database.transfer.findUniqueOrThrow({
      where: { id },
      include: { source: true, target: true },
    });
    await this.#begin(row, toConnection(source), toConnection(target));
  }

  async #begin(row: TransferRow, source: Connection, target: Connection): Promise<void> {
    const { nowMs } = this.#options;
    try {
      const plan = planOfTransfer(row);
      const checkpoint = checkpointOf(row) ?? firstCheckpoint();
      const fence = fenceSchema.parse(JSON.parse(row.fence ?? '{}'));
      if (plan.source.kind === 'file')
        await keepRejectedUpTo(plan.source.fileId, Number(checkpoint.cursor ?? 0));
      const streamName = row.targetStreamName;
      const open = await this.#options.open(plan, source, { connection: target, streamName });
      const targetNow = () => this.#runs.get(row.id)?.target ?? target;
      const world = await this.#options.worldOf(targetNow, streamName, plan);
      const run = new TransferRun({
        plan,
        shape: open.shape,
        checkpoint,
        fence,
        world: {
          ...world,
          pages: (from, signal) => open.pages(from, signal),
          storeFence: (next) => this.#storeFence(row, next),
        },
      });
      const { acknowledged, bytes } = checkpoint.counts;
      this.#runs.set(row.id, {
        id: row.id,
        startedAt: row.startedAt,
        plan,
        run,
        close() {
          open.close();
          world.close();
        },
        target,
        begunMs: nowMs(),
        shareAtStart: undefined,
        saved: { acknowledged, bytes, atMs: nowMs() },
      });
      run.start();
    } catch (error) {
      await this.#noteFailed(row, error);
    }
  }

  async #storeFence(row: TransferRow, fence: unknown): Promise<boolean> {
    const { database, owner } = this.#options;
    const { count } = await database.transfer.updateMany({
      where: { id: row.id, leaseOwner: owner, startedAt: row.startedAt },
      data: { fence: JSON.stringify(fence) },
    });
    return count > 0;
  }

  async #end(run: Run): Promise<void> {
    const { database, owner, nowMs } = this.#options;
    const { outcome } = run.run;
    const { fence } = await run.run.stop(stopGraceMs);
    await database.transfer.updateMany({
      where: { id: run.id, leaseOwner: owner },
      data: {
        ...this.#columns(run),
        fence: JSON.stringify(fence),
        ...(outcome && { outcome: JSON.stringify(outcome), finishedAt: new Date(nowMs()) }),
        leaseOwner: null,
        leaseUntil: null,
      },
    });
    this.#runs.delete(run.id);
    run.close();
  }

  /** It cannot even begin; it says so on its page and can be resumed once the reason is gone. */
  async #noteFailed(row: TransferRow, error: unknown): Promise<void> {
    const { database, owner, nowMs } = this.#options;
    const outcome = { kind: 'failed', failure: toFailure(error) };
    await database.transfer.updateMany({
      where: { id: row.id, leaseOwner: owner },
      data: {
        outcome: JSON.stringify(outcome),
        heartbeatAt: new Date(nowMs()),
        leaseOwner: null,
        leaseUntil: null,
      },
    });
  }

  #columns(run: Run) {
    const { checkpoint, progress, lastError } = run.run.report();
    const nowMs = this.#options.nowMs();
    return {
      checkpoint: JSON.stringify(checkpoint),
      progress: JSON.stringify(measure(run, checkpoint.counts, progress, nowMs)),
      ...(lastError && { lastError: JSON.stringify(lastError) }),
      heartbeatAt: new Date(nowMs),
    };
  }
}
