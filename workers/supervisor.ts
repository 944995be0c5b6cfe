import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { type GeneratorFailure, streamGoneName } from '#lib/jobs/generator-report.ts';
import type { Generator as GeneratorRow, PrismaClient } from '#prisma/generated/client.ts';
import { type PutRecords } from '#workers/generator.ts';
import { GeneratorRun } from '#workers/generator-run.ts';
import { leaseMs, takeLease } from '#workers/lease.ts';
import { increments, minus, ratesOf } from '#workers/run-report.ts';
import type { StreamFacts } from '#workers/stream-facts.ts';

export interface SupervisorOptions {
  database: PrismaClient;
  /** Of this process, among all that work on the database. */
  owner: string;
  /** PutRecords at a connection. */
  put: (connection: Connection, ...input: Parameters<PutRecords>) => ReturnType<PutRecords>;
  facts: StreamFacts;
  nowMs: () => number;
  random: () => number;
}

const stopGraceMs = 800;

/** Keeps the generators at work that the console's database asks for, and writes there what they do. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #runs = new Map<string, GeneratorRun>();

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    const nowMs = this.#options.nowMs();
    for (const run of this.#runs.values()) run.tick(nowMs);
  }

  /** Starts, changes and stops generators as their rows say, as far as no other worker runs them. */
  async refresh(): Promise<void> {
    const { database, owner } = this.#options;
    const rows = await database.generator.findMany({
      where: { desired: 'running' },
      include: { connection: true },
    });
    const wanted = new Map(rows.map((row) => [row.id, row]));
    const over = [...this.#runs.values()].filter((run) => {
      const row = wanted.get(run.id);
      return row?.startedAt?.getTime() !== run.startedAt?.getTime() || row?.leaseOwner !== owner;
    });
    await this.#end(over);
    for (const { connection, ...row } of rows) {
      try {
        if (await this.#holdsLease(row)) await this.#follow(row, toConnection(connection));
      } catch (error) {
        await this.#noteBroken(row, error);
      }
    }
    await Promise.all([...this.#runs.values()].map((run) => this.#look(run)));
  }

  /** Writes the counters and the heartbeat of all runs in one transaction. */
  async save(): Promise<void> {
    await this.#write([...this.#runs.values()], true);
  }

  /** Stops all generators and writes their last counts. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await this.#end([...this.#runs.values()]);
  }

  /** Saving renews what is held; only what is new must be asked for. */
  async #holdsLease({ id }: GeneratorRow): Promise<boolean> {
    if (this.#runs.has(id)) return true;
    const { database, owner, nowMs } = this.#options;
    return takeLease(database, id, owner, nowMs());
  }

  async #follow(row: GeneratorRow, connection: Connection) {
    const run = this.#runs.get(row.id);
    if (run) run.follow(row, connection);
    else this.#runs.set(row.id, await GeneratorRun.begin(row, connection, this.#options));
  }

  /** Looks at the stream where there is a reason to. A generator whose stream is gone is stopped for good. */
  async #look(run: GeneratorRun) {
    if (!(await run.findsStreamGone())) return;
    const { database, nowMs } = this.#options;
    await this.#end([run]);
    const failure: GeneratorFailure = {
      name: streamGoneName,
      message: `The stream ${run.streamName} is not there any more, so the generator was stopped.`,
      retryable: false,
      atMs: nowMs(),
      isThrottle: false,
      isOver: false,
    };
    await database.generator.updateMany({
      where: { id: run.id, startedAt: run.startedAt },
      data: { desired: 'stopped', lastError: JSON.stringify(failure) },
    });
  }

  async #end(runs: GeneratorRun[]) {
    for (const { id } of runs) this.#runs.delete(id);
    await Promise.all(runs.map(({ generator }) => generator.stop(stopGraceMs)));
    await this.#write(runs, false);
  }

  async #write(runs: GeneratorRun[], isRunning: boolean) {
    if (runs.length === 0) return;
    const { database, owner, nowMs } = this.#options;
    const atMs = nowMs();
    const leaseUntilMs = atMs + leaseMs;
    const written = runs.map((run) => ({
      run,
      report: run.generator.report(),
      times: run.generator.takeCallTimes(),
    }));
    const lease = isRunning
      ? { leaseUntil: new Date(leaseUntilMs) }
      : { leaseOwner: null, leaseUntil: null };
    await database.$transaction(
      written.map(({ run, times, report: { tally, lastError, sample } }) => {
        const counts = minus(tally, run.saved);
        // A run that a person has restarted meanwhile, or another worker has taken, has a row that is not this run's.
        return database.generator.updateMany({
          where: { id: run.id, startedAt: run.startedAt, leaseOwner: owner },
          data: {
            ...increments(counts),
            ...lease,
            rates: isRunning ? JSON.stringify(ratesOf(counts, times, atMs - run.savedMs)) : null,
            ...(lastError && { lastError: JSON.stringify(lastError) }),
            ...(sample && { sample: JSON.stringify(sample) }),
            heartbeatAt: new Date(atMs),
          },
        });
      }),
    );
    for (const run of runs) await run.saveCheckpoints(database);
    for (const { run, report } of written) run.noteSaved(report.tally, atMs, leaseUntilMs);
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
