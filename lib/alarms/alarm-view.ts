import type { AlarmPlan } from '#lib/alarms/alarm-plan.ts';
import type { AlarmState } from '#lib/alarms/judge-alarm.ts';

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

export interface AlarmFailure {
  name: string;
  message: string;
}

export const isSnoozed = ({ snoozedUntilMs }: AlarmView, nowMs: number): boolean =>
  (snoozedUntilMs ?? 0) > nowMs;

/** Alarms that want somebody now, the longest first. */
export const ringing = ({ alarms, nowMs }: AlarmList): AlarmView[] =>
  alarms
    .filter((alarm) => alarm.state === 'ALARM' && !isSnoozed(alarm, nowMs))
    .toSorted((a, b) => (a.stateSinceMs ?? 0) - (b.stateSinceMs ?? 0));
