'use client';

import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';

const looks: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  CREATING: { type: 'in-progress', text: 'Creating' },
  ACTIVE: { type: 'success', text: 'Active' },
  UPDATING: { type: 'in-progress', text: 'Updating' },
  DELETING: { type: 'in-progress', text: 'Deleting' },
};

export function StreamStatus({ status }: { status: string }) {
  const { type, text } = looks[status] ?? { type: 'pending', text: status || 'Unknown' };
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
