import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { emptyTally, type Tally } from '#lib/jobs/delivery.ts';
import { planOfRow } from '#lib/jobs/generator-plan.ts';
import type { GeneratorFailure, GeneratorRates } from '#lib/jobs/generator-report.ts';
import type { Generator as GeneratorRow, PrismaClient } from '#prisma/generated/client.ts';
import { Generator, type PutRecords } from '#workers/generator.ts';

export interface SupervisorOptions {
  database: PrismaClient;
  /** PutRecords at a connection. */
  put: (connection: Connection, ...input: Parameters<PutRecords>) => ReturnType<PutRecords>;
  nowMs: () => number;
  random: () => number;
}

/** One generator from its start to its stop. A row that was stopped and started again is another run. */
interface Run {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly generator: Generator;
  connection: Connection;
  revision: number;
  saved: Tally;
  savedMs: number;
}

const stopGraceMs = 800;

/** Keeps the generators at work that the console's database asks for, and writes there what they do. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #runs = new Map<string, Run>();

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    for (const { generator } of this.#runs.values()) generator.tick();
  }

  /** Starts, changes and stops generators as their rows say. */
  async refresh(): Promise<void> {
    const rows = await this.#options.database.generator.findMany({
      where: { desired: 'running' },
      include: { connection: true },
    });
    const wanted = new Map(rows.map((row) => [row.id, row]));
    const over = [...this.#runs.values()].filter(
      (run) => wanted.get(run.id)?.startedAt?.getTime() !== run.startedAt?.getTime(),
    );
    await this.#end(over);
    for (const { connection, ...row } of rows) {
      try {
        this.#follow(row, toConnection(connection));
      } catch (error) {
        await this.#noteBroken(row, error);
      }
    }
  }

  /** Writes the counters and the heartbeat of all runs in one transaction. */
  async save(): Promise<void> {
    await this.#write([...this.#runs.values()], true);
  }

  /** Stops all generators and writes their last counts. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await this.#end([...this.#runs.values()]);
  }

  #follow(row: GeneratorRow, connection: Connection) {
    const run = this.#runs.get(row.id);
    if (!run) {
      this.#runs.set(row.id, this.#begin(row, connection));
      return;
    }
    run.connection = connection;
    if (run.revision === row.revision) return;
    run.generator.change(planOfRow(row));
    run.revision = row.revision;
  }

  #begin(row: GeneratorRow, connection: Connection): Run {
    const { put, nowMs, random } = this.#options;
    const run: Run = {
      id: row.id,
      startedAt: row.startedAt,
      connection,
      revision: row.revision,
      saved: emptyTally(),
      savedMs: nowMs(),
      generator: new Generator({
        plan: planOfRow(row),
        startedMs: (row.startedAt ?? row.createdAt).getTime(),
        put: (input) => put(run.connection, input),
        nowMs,
        random,
        generatedBefore: Number(row.generated),
      }),
    };
    return run;
  }

  async #end(runs: Run[]) {
    for (const { id } of runs) this.#runs.delete(id);
    await Promise.all(runs.map(({ generator }) => generator.stop(stopGraceMs)));
    await this.#write(runs, false);
  }

  async #write(runs: Run[], isRunning: boolean) {
    if (runs.length === 0) return;
    const { database, nowMs } = this.#options;
    const atMs = nowMs();
    const written = runs.map((run) => ({ run, report: run.generator.report() }));
    await database.$transaction(
      written.map(({ run, report: { tally, lastError, sample } }) => {
        const counts = minus(tally, run.saved);
        // A run that a person has restarted meanwhile has another start: its row is not this run's to write.
        return database.generator.updateMany({
          where: { id: run.id, startedAt: run.startedAt },
          data: {
            ...increments(counts),
            rates: isRunning ? JSON.stringify(ratesOf(counts, atMs - run.savedMs)) : null,
            ...(lastError && { lastError: JSON.stringify(lastError) }),
            ...(sample && { sample: JSON.stringify(sample) }),
            heartbeatAt: new Date(atMs),
          },
        });
      }),
    );
    for (const { run, report } of written) {
      run.saved = report.tally;
      run.savedMs = atMs;
    }
  }

  /** A row that makes no plan was written by another version. It says so on its card, and others go on. */
  async #noteBroken(row: GeneratorRow, error: unknown) {
    const atMs = this.#options.nowMs();
    const failure: GeneratorFailure = {
      ...toFailure(error),
      atMs,
      isThrottle: false,
      isOver: false,
    };
    await this.#options.database.generator.updateMany({
      where: { id: row.id, revision: row.revision },
      data: { lastError: JSON.stringify(failure), heartbeatAt: new Date(atMs) },
    });
  }
}

const minus = (now: Tally, before: Tally): Tally => ({
  generated: now.generated - before.generated,
  sent: now.sent - before.sent,
  throttled: now.throttled - before.throttled,
  retried: now.retried - before.retried,
  failed: now.failed - before.failed,
  maybeDuplicated: now.maybeDuplicated - before.maybeDuplicated,
  bytes: now.bytes - before.bytes,
});

const increments = (counts: Tally) => ({
  generated: { increment: counts.generated },
  sent: { increment: counts.sent },
  throttled: { increment: counts.throttled },
  retried: { increment: counts.retried },
  failed: { increment: counts.failed },
  maybeDuplicated: { increment: counts.maybeDuplicated },
  bytes: { increment: counts.bytes },
});

function ratesOf(counts: Tally, overMs: number): GeneratorRates {
  const perSecond = (count: number) => (overMs > 0 ? (count * 1_000) / overMs : 0);
  return {
    sentPerSecond: perSecond(counts.sent),
    throttledPerSecond: perSecond(counts.throttled),
    bytesPerSecond: perSecond(counts.bytes),
    overMs,
  };
}
