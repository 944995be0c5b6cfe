import type { GetMetricDataInput, GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import { alarmGrid, type AlarmPlan, planOfAlarm, wantedOfAlarm } from '#lib/alarms/alarm-plan.ts';
import { judgeAlarm } from '#lib/alarms/judge-alarm.ts';
import { toFailure } from '#lib/aws/failure.ts';
import { type Connection, toConnection } from '#lib/connections.ts';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import type { Alarm as AlarmRow, PrismaClient } from '#prisma/generated/client.ts';

interface AlarmWatchOptions {
  database: PrismaClient;
  /** GetMetricData at a connection. */
  ask: (
    connection: Connection,
    input: GetMetricDataInput,
  ) => Promise<Pick<GetMetricDataOutput, 'MetricDataResults' | 'NextToken'>>;
  /** The time at a connection: a simulated one has its own. */
  connectionNow: (connection: Connection) => Promise<number>;
  nowMs: () => number;
}

interface Watched {
  row: AlarmRow;
  plan: AlarmPlan;
}

/** How often alarms are looked at. AWS has points by the minute, and bills what is asked for. */
const simulatedEveryMs = 2_000;
const realEveryMs = 60_000;

/** Changes of state that are kept of each alarm. */
const mostEvents = 200;

/** Looks at the alarms of all connections, and writes what they are and when they changed. */
export class AlarmWatch {
  readonly #options: AlarmWatchOptions;
  /** By connection: when it is looked at again. */
  readonly #dueMs = new Map<string, number>();
  #isLooking = false;

  constructor(options: AlarmWatchOptions) {
    this.#options = options;
  }

  /** Looks at those whose turn it is. Returns at once while a look is under way: a slow connection waits for itself. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const rows = await this.#options.database.alarm.findMany({ include: { connection: true } });
      const byConnection = Map.groupBy(rows, ({ connectionId }) => connectionId);
      await Promise.all([...byConnection.values()].map((alarms) => this.#lookAt(alarms)));
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookAt(
    rows: readonly (AlarmRow & { connection: Parameters<typeof toConnection>[0] })[],
  ): Promise<void> {
    const first = rows[0];
    if (!first) return;
    const connection = toConnection(first.connection);
    const nowMs = this.#options.nowMs();
    // One that was just made, or changed, is not kept waiting.
    const isNew = rows.some(({ evaluatedAt }) => evaluatedAt === null);
    if (nowMs < (this.#dueMs.get(connection.id) ?? 0) && !isNew) return;
    this.#dueMs.set(connection.id, nowMs + (connection.simulated ? simulatedEveryMs : realEveryMs));
    try {
      const endMs = await this.#options.connectionNow(connection);
      const grids = byGrid(await this.#readable(rows), endMs, connection.simulated);
      await Promise.all(grids.map((group) => this.#judge(connection, group, endMs)));
    } catch (error) {
      await this.#noteFailure({ connectionId: connection.id }, error);
    }
  }

  /** What another version wrote says so on its row, and the others go on. */
  async #readable(rows: readonly AlarmRow[]): Promise<Watched[]> {
    const watched: Watched[] = [];
    for (const row of rows) {
      try {
        watched.push({ row, plan: planOfAlarm(row) });
      } catch (error) {
        await this.#noteFailure({ id: row.id }, error);
      }
    }
    return watched;
  }

  async #noteFailure(where: { id: string } | { connectionId: string }, error: unknown) {
    const { database, nowMs } = this.#options;
    await database.alarm.updateMany({
      where,
      data: { lastFailure: JSON.stringify(toFailure(error)), evaluatedAt: new Date(nowMs()) },
    });
  }

  async #judge(
    connection: Connection,
    { alarms, grid }: { alarms: readonly Watched[]; grid: TimeGrid },
    endMs: number,
  ): Promise<void> {
    const wanted = alarms.map(({ row, plan }) => wantedOfAlarm(row.id, plan));
    const window = await pollMetrics(undefined, wanted, grid, 0, (input) =>
      this.#options.ask(connection, input),
    );
    for (const { row, plan } of alarms) {
      const measured = window.series.get(row.id) ?? new Float64Array(grid.length).fill(Number.NaN);
      const judged = judgeAlarm(plan, measured, grid.periodMs);
      await this.#write(row, judged, endMs);
    }
  }

  async #write(
    row: AlarmRow,
    { state, reason, value }: ReturnType<typeof judgeAlarm>,
    endMs: number,
  ): Promise<void> {
    const { database, nowMs } = this.#options;
    const hasChanged = state !== row.state;
    // A person may have changed or deleted it meanwhile: what was judged is not that alarm any more.
    const { count } = await database.alarm.updateMany({
      where: { id: row.id, updatedAt: row.updatedAt },
      data: {
        state,
        reason,
        lastValue: value ?? null,
        lastFailure: null,
        evaluatedAt: new Date(nowMs()),
        ...((hasChanged || row.stateSince === null) && { stateSince: new Date(endMs) }),
      },
    });
    if (count === 0 || !hasChanged) return;
    await database.alarmEvent.create({
      data: { alarmId: row.id, at: new Date(endMs), from: row.state, to: state, reason },
    });
    await this.#forgetOld(row.id);
  }

  async #forgetOld(alarmId: string): Promise<void> {
    const { database } = this.#options;
    const oldest = await database.alarmEvent.findFirst({
      where: { alarmId },
      orderBy: { id: 'desc' },
      skip: mostEvents,
    });
    if (oldest)
      await database.alarmEvent.deleteMany({ where: { alarmId, id: { lte: oldest.id } } });
  }
}

/** Alarms over the same steps are asked for together. */
function byGrid(watched: readonly Watched[], endMs: number, simulated: boolean) {
  const groups = Map.groupBy(watched, ({ plan }) => plan.forSeconds);
  return [...groups.values()].flatMap((alarms) => {
    const plan = alarms[0]?.plan;
    return plan ? [{ alarms, grid: alarmGrid(plan, endMs, simulated) }] : [];
  });
}
