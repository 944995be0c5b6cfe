'use client';

import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { type GroupState, groupState } from '#lib/consumer-group/group-state.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { formatDuration } from '#lib/format/duration.ts';

const looks: Record<
  Exclude<GroupState['kind'], 'silent'>,
  { type: StatusIndicatorProps.Type; text: string }
> = {
  running: { type: 'success', text: 'Running' },
  starting: { type: 'in-progress', text: 'Starting' },
  stopped: { type: 'stopped', text: 'Stopped' },
  failing: { type: 'error', text: 'Calls fail' },
};

export function GroupStatus({ group, nowMs }: { group: GroupView; nowMs: number }) {
  const state = groupState(group, nowMs);
  if (state.kind === 'silent')
    return (
      <StatusIndicator type="warning">
        No report for {formatDuration(state.sinceMs)}. Do the workers run? “npm start” starts them.
      </StatusIndicator>
    );
  const { type, text } = looks[state.kind];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
