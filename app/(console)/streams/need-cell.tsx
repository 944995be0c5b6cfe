'use client';

import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { CellGap } from './cell-gap.tsx';
import { StreamStatus } from './stream-status.tsx';
import type { NeedKind } from './stream-need.ts';
import type { FleetRow } from './use-fleet.ts';

const looks: Record<NeedKind, { type: StatusIndicatorProps.Type; text: string }> = {
  'falling-off': { type: 'error', text: 'Reader falls off' },
  throttled: { type: 'error', text: 'Throttled' },
  late: { type: 'warning', text: 'Reader late' },
  hot: { type: 'warning', text: 'Hot' },
  none: { type: 'success', text: 'Fine' },
};

/** Whether somebody has to look. A stream that is coming or going says that instead. */
export function NeedCell({ row: { need, status, signs, error } }: { row: FleetRow }) {
  if (status !== 'ACTIVE' && status !== '') return <StreamStatus status={status} />;
  if (signs === undefined && error) return <CellGap error={error} />;
  if (signs === undefined) return <StatusIndicator type="pending">Looking</StatusIndicator>;
  const { type, text } = looks[need.kind];
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
