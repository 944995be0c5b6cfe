'use client';

import Box from '@cloudscape-design/components/box';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Toggle from '@cloudscape-design/components/toggle';
import { useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { liveParams } from './search-params.ts';
import { timeWindows } from './time-windows.ts';
import { useTimeWindow } from './use-loads.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { useNow } from '#components/layout/use-now.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatTime } from '#lib/format/time.ts';

interface LiveBarProps {
  /** When the shown data came, by the browser's clock; 0 before it did. */
  updatedAtMs: number;
  /** Where the shown window ends, by the connection's clock. */
  endMs: number | undefined;
  controls?: ReactNode;
}

/** Which time is shown, whether it goes on, and how fresh it is. */
export function LiveBar({ updatedAtMs, endMs, controls }: LiveBarProps) {
  const { simulated } = useConnection();
  const { timeWindow, untilMs } = useTimeWindow();
  const [, setParams] = useQueryStates(liveParams);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 20px' }}>
      <SegmentedControl
        label="Window of time"
        selectedId={timeWindow.id}
        options={timeWindows(simulated).map(({ id, label }) => ({ id, text: label }))}
        onChange={({ detail }) => void setParams({ window: detail.selectedId })}
      />
      {controls}
      <span style={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 16 }}>
        <Freshness updatedAtMs={updatedAtMs} />
        <Toggle
          checked={untilMs === null}
          disabled={endMs === undefined}
          description={endMs === undefined ? 'Nothing has been measured yet.' : undefined}
          onChange={({ detail }) =>
            void setParams({ until: detail.checked ? null : (endMs ?? null) })
          }
        >
          Live
        </Toggle>
      </span>
    </div>
  );
}

function Freshness({ updatedAtMs }: { updatedAtMs: number }) {
  const now = useNow(1_000);
  const { untilMs } = useTimeWindow();
  const { timeZone } = usePreferences();
  const text =
    untilMs === null
      ? `updated ${ageText(updatedAtMs, now)}`
      : `paused at ${formatTime(untilMs, timeZone)}`;
  return (
    <Box variant="span" color="text-body-secondary" fontSize="body-s">
      <span style={{ fontVariantNumeric: 'tabular-nums' }}>{text}</span>
    </Box>
  );
}

function ageText(updatedAtMs: number, now: number | undefined): string {
  if (updatedAtMs === 0 || now === undefined) return 'never yet';
  const ageMs = now - updatedAtMs;
  return ageMs < 1_000 ? 'just now' : `${formatDuration(ageMs)} ago`;
}
