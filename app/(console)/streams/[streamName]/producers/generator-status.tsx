'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { formatDuration } from '#lib/format/duration.ts';
import type { burstNow, GeneratorState } from '#lib/jobs/generator-state.ts';

interface GeneratorStatusProps {
  state: GeneratorState;
  burst: ReturnType<typeof burstNow>;
}

const types: Record<GeneratorState['kind'], StatusIndicatorProps.Type> = {
  running: 'success',
  starting: 'in-progress',
  stopping: 'in-progress',
  stopped: 'stopped',
  failing: 'error',
  silent: 'warning',
};

const words: Record<Exclude<GeneratorState['kind'], 'silent'>, string> = {
  running: 'Running',
  starting: 'Starting',
  stopping: 'Stopping',
  stopped: 'Stopped',
  failing: 'Calls fail; trying again with growing pauses',
};

export function GeneratorStatus({ state, burst }: GeneratorStatusProps) {
  const text =
    state.kind === 'silent'
      ? `Worker silent for ${formatDuration(state.sinceMs)}. Is it running? “npm start” starts it.`
      : words[state.kind];
  return (
    <SpaceBetween direction="horizontal" size="m">
      <StatusIndicator type={types[state.kind]}>{text}</StatusIndicator>
      {state.kind === 'running' && burst && (
        <StatusIndicator type={burst.phase === 'hot' ? 'warning' : 'info'} colorOverride="grey">
          {burst.phase === 'hot' ? 'Hot key now' : 'Calm now'}, for{' '}
          {Math.ceil(burst.leftMs / 1_000)} s more
        </StatusIndicator>
      )}
    </SpaceBetween>
  );
}
