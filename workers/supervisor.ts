import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { type GeneratorFailure, streamGoneName } from '#lib/jobs/generator-report.ts';
import type { Generator as GeneratorRow, PrismaClient } from '#prisma/generated/client.ts';
import { type PutRecords } from '#workers/generator.ts';
import { GeneratorRun } from '#workers/generator-run.ts';
import { released } from '#workers/lease.ts';
import { LeasedRuns } from '#workers/leased-runs.ts';
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
  readonly #runs: LeasedRuns<GeneratorRun>;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    const { database, owner, nowMs } = options;
    this.#runs = new LeasedRuns({
      table: (where, data) => database.generator.updateMany({ where, data }),
      owner,
      nowMs,
    });
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    for (const { generator } of this.#runs.held) generator.tick();
  }

  /** Starts, changes and stops generators as their rows say, as far as no other worker runs them. */
  async refresh(): Promise<void> {
    const { database } = this.#options;
    const rows = await database.generator.findMany({
      where: { desired: 'running' },
      include: { connection: true },
    });
    await this.#end(this.#runs.over(rows));
    for (const { connection, ...row } of rows) {
      try {
        const run = this.#runs.get(row.id);
        if (run) run.follow(row, toConnection(connection));
        else if (await this.#runs.take(row.id)) await this.#begin(row.id);
      } catch (error) {
        await this.#noteBroken(row, error);
      }
    }
    await Promise.all(this.#runs.all.map((run) => this.#look(run)));
  }

  /** Writes the counters and the heartbeat of all runs in one transaction. */
  async save(): Promise<void> {
    await this.#write(this.#runs.all, true);
  }

  /** Stops all generators and writes their last counts. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await this.#end(this.#runs.all);
  }

  /** The row is read again: the counts that a worker before this one left at its end are in it now. */
  async #begin(id: string) {
    const { connection, ...row } = await this.#options.database.generator.findUniqueOrThrow({
      where: { id },
      include: { connection: true },
    });
    this.#runs.add(await GeneratorRun.begin(row, toConnection(connection), this.#options));
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
    for (const run of runs) this.#runs.end(run);
    await Promise.all(runs.map(({ generator }) => generator.stop(stopGraceMs)));
    await this.#write(runs, false);
  }

  async #write(runs: GeneratorRun[], isRunning: boolean) {
    if (runs.length === 0) return;
    const { database, nowMs } = this.#options;
    await this.#saveCheckpoints(runs);
    const atMs = nowMs();
    const written = runs.map((run) => ({
      run,
      report: run.generator.report(),
      times: run.generator.takeCallTimes(),
    }));
    const answers = await database.$transaction(
      written.map(({ run, times, report: { tally, lastError, sample } }) => {
        const counts = minus(tally, run.saved);
        const { where, data: lease } = this.#runs.renewal(run, atMs);
        // A run that a person has restarted meanwhile, or another worker has taken, has a row that is not this run's.
        return database.generator.updateMany({
          where: { ...where, startedAt: run.startedAt },
          data: {
            ...increments(counts),
            ...(isRunning ? lease : released),
            rates: isRunning ? JSON.stringify(ratesOf(counts, times, atMs - run.savedMs)) : null,
            ...(lastError && { lastError: JSON.stringify(lastError) }),
            ...(sample && { sample: JSON.stringify(sample) }),
            heartbeatAt: new Date(atMs),
          },
        });
      }),
    );
    for (const [index, { run, report }] of written.entries()) {
      if (answers[index]?.count !== 1) continue;
      run.noteSaved(report.tally, atMs);
      this.#runs.renewed(run, atMs);
    }
  }

  /** A run whose row was started anew leaves them to the next; one that lost its lease must not touch them. */
  async #saveCheckpoints(runs: GeneratorRun[]) {
    const { database, owner } = this.#options;
    const ours = await database.generator.findMany({
      where: { id: { in: runs.map(({ id }) => id) }, leaseOwner: owner },
      select: { id: true },
    });
    const ids = new Set(ours.map(({ id }) => id));
    for (const run of runs) if (ids.has(run.id)) await run.saveCheckpoints(database);
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
