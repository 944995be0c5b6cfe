import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { fenceSchema, firstCheckpoint } from '#lib/transfer/ledger.ts';
import { keepRejectedUpTo } from '#lib/transfer/import-file.ts';
import { type OpenTransfer } from '#lib/transfer/open-transfer.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { checkpointOf, planOfTransfer } from '#lib/transfer/transfer-view.ts';
import type { PrismaClient, Transfer as TransferRow } from '#prisma/generated/client.ts';
import { released } from '#workers/lease.ts';
import { type LeasedRun, LeasedRuns } from '#workers/leased-runs.ts';
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
  ) => Promise<Omit<TransferWorld, 'pages' | 'storeFence' | 'mayAct'> & { close(): void }>;
  nowMs: () => number;
}

interface Run extends Measured, LeasedRun {
  readonly run: TransferRun;
  readonly close: () => void;
  target: Connection;
}

const stopGraceMs = 1_500;

/** Keeps the transfers at work that the console's database asks for, and writes there how far they are. */
export class TransferSupervisor {
  readonly #options: TransferSupervisorOptions;
  readonly #runs: LeasedRuns<Run>;

  constructor(options: TransferSupervisorOptions) {
    this.#options = options;
    const { database, owner, nowMs } = options;
    this.#runs = new LeasedRuns({
      table: (where, data) =>
        database.transfer.updateMany({ where: { ...where, outcome: null }, data }),
      owner,
      nowMs,
    });
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    const nowMs = this.#options.nowMs();
    for (const { run } of this.#runs.held) run.tick(nowMs);
  }

  /** Starts and stops transfers as their rows say, as far as no other worker runs them, and ends those that are done. */
  async refresh(): Promise<void> {
    const { database } = this.#options;
    const rows = await database.transfer.findMany({
      where: { desired: 'running', outcome: null },
      include: { target: true },
    });
    const over = new Set(this.#runs.over(rows));
    for (const run of this.#runs.all) if (over.has(run) || run.run.outcome) await this.#end(run);
    for (const { id, target } of rows) {
      const known = this.#runs.get(id);
      if (known) known.target = toConnection(target);
      else if (await this.#runs.take(id)) await this.#beginWithLease(id);
    }
  }

  /** Writes how far each is, in one transaction, and keeps the leases. */
  async save(): Promise<void> {
    const { database, nowMs } = this.#options;
    const runs = this.#runs.all;
    const atMs = nowMs();
    const answers = await database.$transaction(
      runs.map((run) => {
        const { where, data: lease } = this.#runs.renewal(run, atMs);
        return database.transfer.updateMany({ where, data: { ...this.#columns(run), ...lease } });
      }),
    );
    for (const [index, run] of runs.entries())
      if (answers[index]?.count === 1) this.#runs.renewed(run, atMs);
  }

  /** Stops all transfers with their checkpoints. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await Promise.all(this.#runs.all.map((run) => this.#end(run)));
  }

  /** The row is read again: the checkpoint that a worker before this one left at its end is in it now. */
  async #beginWithLease(id: string): Promise<void> {
    const { source, target, ...row } = await this.#options.database.transfer.findUniqueOrThrow({
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
          mayAct: () => this.#runs.holds(row.id),
          pages: (from, signal) => open.pages(from, signal),
          storeFence: (next) => this.#storeFence(row, next),
        },
      });
      const { acknowledged, bytes } = checkpoint.counts;
      this.#runs.add({
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
        ...released,
      },
    });
    this.#runs.end(run);
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
        ...released,
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
