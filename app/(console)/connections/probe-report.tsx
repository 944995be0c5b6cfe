'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Probe } from './probe.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { formatDuration } from '#lib/format/duration.ts';

/** What trying a connection found: whose it is, how far away, and what it does not let us do. */
export function ProbeReport({ probe, region }: { probe: Probe; region: string }) {
  const unreachable = probe.checks.find(({ failure }) => failure?.name === 'Unreachable')?.failure;
  if (unreachable) return <FailureAlert failure={unreachable} />;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Account', value: probe.account ?? 'Not told by this endpoint' },
          { label: 'Region', value: region },
          { label: 'Kind', value: probe.simulated ? 'Simulated' : 'Real' },
          {
            label: 'One call takes',
            value:
              probe.latencyMs === undefined ? 'No call succeeded' : formatDuration(probe.latencyMs),
          },
          ...(probe.arn === undefined ? [] : [{ label: 'Signed in as', value: probe.arn }]),
        ]}
      />
      <ul aria-label="Permissions" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {probe.checks.map((check) => (
          <li key={check.permission}>
            <Check {...check} />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}

function Check({ permission, purpose, failure }: Probe['checks'][number]) {
  if (!failure) {
    return (
      <StatusIndicator type="success">
        {permission}: {purpose}
      </StatusIndicator>
    );
  }
  const isMissing = /AccessDenied|NotAuthorized|Unauthorized/.test(failure.name);
  return (
    <StatusIndicator type={isMissing ? 'warning' : 'error'}>
      {isMissing ? `${permission} is missing: no ${purpose}` : `${permission} failed`}.{' '}
      {failure.name}: {failure.message}
      {failure.requestId !== undefined && ` (request ${failure.requestId})`}
    </StatusIndicator>
  );
}
