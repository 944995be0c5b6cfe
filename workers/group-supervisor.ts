import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { ConsumerGroup } from '#lib/consumer-group/consumer-group.ts';
import { type GroupPlan, groupPlanOfRow } from '#lib/consumer-group/group-plan.ts';
import { groupReportOf } from '#lib/consumer-group/group-view.ts';
import type { GroupWorld } from '#lib/consumer-group/group-world.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import type { ConsumerGroup as GroupRow, PrismaClient } from '#prisma/generated/client.ts';
import { released } from '#workers/lease.ts';
import { type LeasedRun, LeasedRuns } from '#workers/leased-runs.ts';
import { createOutage, type Outage } from '#workers/outage.ts';

export interface GroupSupervisorOptions {
  database: PrismaClient;
  /** Of this process, among all that work on the database. */
  owner: string;
  /** A stream as its connection, which may be edited, shows it. */
  worldOf: (connection: () => Connection, streamName: string) => GroupWorld;
  /** The time of the streams at a connection. */
  streamNow: (connection: Connection) => Promise<number>;
  nowMs: () => number;
  random: () => number;
}

interface Run extends LeasedRun {
  readonly group: ConsumerGroup;
  readonly outage: Outage;
  connection: Connection;
  revision: number;
}

/** Keeps the consumer groups at work that the console's database asks for, and writes there what they do. */
export class GroupSupervisor {
  readonly #options: GroupSupervisorOptions;
  readonly #runs: LeasedRuns<Run>;

  constructor(options: GroupSupervisorOptions) {
    this.#options = options;
    const { database, owner, nowMs } = options;
    this.#runs = new LeasedRuns({
      table: (where, data) => database.consumerGroup.updateMany({ where, data }),
      owner,
      nowMs,
    });
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    for (const { group } of this.#runs.held) group.tick();
  }

  /** Starts, changes and stops groups as their rows say, as far as no other worker runs them. */
  async refresh(): Promise<void> {
    const rows = await this.#options.database.consumerGroup.findMany({
      where: { desired: 'running' },
      include: { connection: true },
    });
    await this.#end(this.#runs.over(rows));
    for (const { connection, ...row } of rows) {
      try {
        const run = this.#runs.get(row.id);
        if (run) follow(run, row, toConnection(connection));
        else if (await this.#runs.take(row.id)) await this.#beginWithLease(row.id);
      } catch (error) {
        await this.#noteBroken(row, error);
      }
    }
  }

  /** Writes what each group does, and keeps the leases. */
  async save(): Promise<void> {
    await this.#write(this.#runs.all, true);
  }

  /** Stops all groups, with their checkpoints. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await this.#end(this.#runs.all);
  }

  /** The row is read again: the checkpoints that a process before this one left at its end are in it now. */
  async #beginWithLease(id: string) {
    const { connection, ...row } = await this.#options.database.consumerGroup.findUniqueOrThrow({
      where: { id },
      include: { connection: true },
    });
    this.#runs.add(await this.#begin(row, toConnection(connection)));
  }

  async #begin(row: GroupRow, connection: Connection): Promise<Run> {
    const { worldOf, nowMs, random } = this.#options;
    const plan = groupPlanOfRow(row);
    const outage = createOutage(random);
    const initial = await this.#initialOf(plan, connection);
    const run: Run = {
      id: row.id,
      startedAt: row.startedAt,
      connection,
      revision: row.revision,
      outage,
      group: new ConsumerGroup({
        plan,
        initial,
        world: worldOf(() => run.connection, plan.streamName),
        before: groupReportOf(row),
        onFailed: (error) => outage.failed(error, callFailureOf(error).isThrottle, nowMs()),
        onAnswered: () => outage.answered(undefined, nowMs()),
      }),
    };
    return run;
  }

  /** “From now on” is a moment, so that a worker that crashes before its first checkpoint loses nothing. */
  async #initialOf({ startsAt }: GroupPlan, connection: Connection) {
    if (startsAt === 'horizon') return { type: 'TRIM_HORIZON' } as const;
    return { type: 'AT_TIMESTAMP', atMs: await this.#options.streamNow(connection) } as const;
  }

  async #end(runs: Run[]) {
    for (const run of runs) {
      this.#runs.end(run);
      run.group.stop();
    }
    await this.#write(runs, false);
  }

  async #write(runs: Run[], isRunning: boolean) {
    if (runs.length === 0) return;
    const { database, nowMs } = this.#options;
    const atMs = nowMs();
    const answers = await database.$transaction(
      runs.map((run) => {
        const { where, data: lease } = this.#runs.renewal(run, atMs);
        const { lastError } = run.outage;
        // A run that a person has restarted meanwhile has another start: its row is not this run's to write.
        return database.consumerGroup.updateMany({
          where: { ...where, startedAt: run.startedAt },
          data: {
            report: JSON.stringify(run.group.report()),
            ...(lastError && { lastError: JSON.stringify(lastError) }),
            ...(isRunning ? lease : released),
            heartbeatAt: new Date(atMs),
          },
        });
      }),
    );
    for (const [index, run] of runs.entries())
      if (answers[index]?.count === 1) this.#runs.renewed(run, atMs);
  }

  /** It says so on its page, and others go on. */
  async #noteBroken(row: GroupRow, error: unknown) {
    const atMs = this.#options.nowMs();
    const failure = { ...toFailure(error), atMs, isThrottle: false, isOver: false };
    await this.#options.database.consumerGroup.updateMany({
      where: { id: row.id, revision: row.revision },
      data: { lastError: JSON.stringify(failure), heartbeatAt: new Date(atMs) },
    });
  }
}

function follow(run: Run, row: GroupRow, connection: Connection): void {
  run.connection = connection;
  if (run.revision === row.revision) return;
  run.group.change(groupPlanOfRow(row));
  run.revision = row.revision;
}
