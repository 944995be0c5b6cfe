import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { ConsumerGroup } from '#lib/consumer-group/consumer-group.ts';
import { type GroupPlan, groupPlanOfRow } from '#lib/consumer-group/group-plan.ts';
import { groupReportOf } from '#lib/consumer-group/group-view.ts';
import type { GroupWorld } from '#lib/consumer-group/group-world.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import type { ConsumerGroup as GroupRow, PrismaClient } from '#prisma/generated/client.ts';
import { createOutage, type Outage } from '#workers/outage.ts';

export interface GroupSupervisorOptions {
  database: PrismaClient;
  /** A stream as its connection, which may be edited, shows it. */
  worldOf: (connection: () => Connection, streamName: string) => GroupWorld;
  /** The time of the streams at a connection. */
  streamNow: (connection: Connection) => Promise<number>;
  nowMs: () => number;
  random: () => number;
}

/** One group from its start to its stop. A row that was stopped and started again is another run. */
interface Run {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly group: ConsumerGroup;
  readonly outage: Outage;
  connection: Connection;
  revision: number;
}

/** Keeps the consumer groups at work that the console's database asks for, and writes there what they do. */
export class GroupSupervisor {
  readonly #options: GroupSupervisorOptions;
  readonly #runs = new Map<string, Run>();

  constructor(options: GroupSupervisorOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#runs.size;
  }

  tick(): void {
    for (const { group } of this.#runs.values()) group.tick();
  }

  /** Starts, changes and stops groups as their rows say. */
  async refresh(): Promise<void> {
    const rows = await this.#options.database.consumerGroup.findMany({
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
        await this.#follow(row, toConnection(connection));
      } catch (error) {
        await this.#noteBroken(row, error);
      }
    }
  }

  /** Writes what each group does. */
  async save(): Promise<void> {
    await this.#write([...this.#runs.values()]);
  }

  /** Stops all groups, with their checkpoints. They stay wanted: the next process resumes them. */
  async stop(): Promise<void> {
    await this.#end([...this.#runs.values()]);
  }

  async #follow(row: GroupRow, connection: Connection) {
    const run = this.#runs.get(row.id);
    if (!run) {
      this.#runs.set(row.id, await this.#begin(row, connection));
      return;
    }
    run.connection = connection;
    if (run.revision === row.revision) return;
    run.group.change(groupPlanOfRow(row));
    run.revision = row.revision;
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
    for (const { id, group } of runs) {
      this.#runs.delete(id);
      group.stop();
    }
    await this.#write(runs);
  }

  async #write(runs: Run[]) {
    if (runs.length === 0) return;
    const { database, nowMs } = this.#options;
    await database.$transaction(
      runs.map(({ id, startedAt, group, outage: { lastError } }) =>
        // A run that a person has restarted meanwhile has another start: its row is not this run's to write.
        database.consumerGroup.updateMany({
          where: { id, startedAt },
          data: {
            report: JSON.stringify(group.report()),
            ...(lastError && { lastError: JSON.stringify(lastError) }),
            heartbeatAt: new Date(nowMs()),
          },
        }),
      ),
    );
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
