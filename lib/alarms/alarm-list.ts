import { z } from 'zod';
import { planOfAlarm } from '#lib/alarms/alarm-plan.ts';
import type { AlarmFailure, AlarmList, AlarmView } from '#lib/alarms/alarm-view.ts';
import type { AlarmState } from '#lib/alarms/judge-alarm.ts';
import type { Alarm as AlarmRow, AlarmEvent as EventRow } from '#prisma/generated/client.ts';

const failureSchema = z.object({
  name: z.string(),
  message: z.string(),
}) satisfies z.ZodType<AlarmFailure>;

type StoredAlarm = AlarmRow & { events: readonly EventRow[] };

/** Rows as every page shows them. */
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
