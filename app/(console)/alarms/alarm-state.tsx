'use client';

import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { type AlarmView, isSnoozed } from '#lib/alarms/alarm-view.ts';
import type { AlarmState } from '#lib/alarms/judge-alarm.ts';

const looks: Record<AlarmState, { type: StatusIndicatorProps.Type; text: string }> = {
  OK: { type: 'success', text: 'OK' },
  ALARM: { type: 'error', text: 'In alarm' },
  INSUFFICIENT_DATA: { type: 'pending', text: 'Insufficient data' },
};

export const AlarmStateMark = ({ state }: { state: AlarmState }) => (
  <StatusIndicator type={looks[state].type}>{looks[state].text}</StatusIndicator>
);

interface AlarmStateCellProps {
  alarm: AlarmView;
  nowMs: number;
  /** Whether its stream was deleted. */
  isGone: boolean;
}

/** The state of an alarm, and whether anybody wants to hear of it. */
export const AlarmStateCell = ({ alarm, nowMs, isGone }: AlarmStateCellProps) => (
  <>
    {isGone ? (
      <StatusIndicator type="stopped">The stream is gone</StatusIndicator>
    ) : (
      <AlarmStateMark state={alarm.state} />
    )}
    {isSnoozed(alarm, nowMs) && <StatusIndicator type="stopped">Snoozed</StatusIndicator>}
    {alarm.lastFailure && !isGone && (
      <StatusIndicator type="warning">Not looked at</StatusIndicator>
    )}
  </>
);
