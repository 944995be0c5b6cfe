import { z } from 'zod';
import { type AlarmPlan, planOfAlarm } from '#lib/alarms/alarm-plan.ts';
import type { AlarmState } from '#lib/alarms/judge-alarm.ts';
import type { Alarm as AlarmRow, AlarmEvent as EventRow } from '#prisma/generated/client.ts';

/** An alarm as a screen shows it. */
export interface AlarmView extends AlarmPlan {
  id: string;
  name: string;
  state: AlarmState;
  reason: string;
  /** On the connection's clock. */
  stateSinceMs: number | undefined;
  lastValue: number | undefined;
  /** On the machine's clock, like what follows. */
  evaluatedMs: number | undefined;
  snoozedUntilMs: number | undefined;
  lastFailure: AlarmFailure | undefined;
  /** The newest first. */
  events: AlarmEventView[];
}

export interface AlarmEventView {
  id: number;
  /** On the connection's clock. */
  atMs: number;
  from: AlarmState;
  to: AlarmState;
  reason: string;
}

export interface AlarmList {
  nowMs: number;
  alarms: AlarmView[];
  /** Rows that another version wrote and this one cannot read. */
  unreadable: number;
}

const failureSchema = z.object({ name: z.string(), message: z.string() });
type AlarmFailure = z.infer<typeof failureSchema>;

type StoredAlarm = AlarmRow & { events: readonly EventRow[] };

export function alarmList(rows: readonly StoredAlarm[], nowMs: number): AlarmList {
  const alarms = rows.flatMap((row) => {
    try {
      return [alarmView(row)];
    } catch {
      return [];
    }
  });
  return { nowMs, alarms, unreadable: rows.length - alarms.length };
}

function alarmView(row: StoredAlarm): AlarmView {
  const { id, name, reason, lastFailure } = row;
  return {
    ...planOfAlarm(row),
    id,
    name,
    reason,
    state: stateOf(row.state),
    stateSinceMs: row.stateSince?.getTime(),
    lastValue: row.lastValue ?? undefined,
    evaluatedMs: row.evaluatedAt?.getTime(),
    snoozedUntilMs: row.snoozedUntil?.getTime(),
    lastFailure:
      lastFailure === null ? undefined : failureSchema.safeParse(JSON.parse(lastFailure)).data,
    events: row.events.map((event) => ({
      id: event.id,
      atMs: event.at.getTime(),
      from: stateOf(event.from),
      to: stateOf(event.to),
      reason: event.reason,
    })),
  };
}

const stateOf = (text: string): AlarmState =>
  text === 'OK' || text === 'ALARM' ? text : 'INSUFFICIENT_DATA';

export const isSnoozed = ({ snoozedUntilMs }: AlarmView, nowMs: number): boolean =>
  (snoozedUntilMs ?? 0) > nowMs;

/** Alarms that want somebody now, the longest first. */
export const ringing = ({ alarms, nowMs }: AlarmList): AlarmView[] =>
  alarms
    .filter((alarm) => alarm.state === 'ALARM' && !isSnoozed(alarm, nowMs))
    .toSorted((a, b) => (a.stateSinceMs ?? 0) - (b.stateSinceMs ?? 0));
