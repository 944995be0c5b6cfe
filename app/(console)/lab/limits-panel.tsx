'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useQuery } from '@tanstack/react-query';
import { enforceLimits } from './actions.ts';
import { putLimitsCall } from './lab-actions.ts';
import { useLabAction } from './use-lab-action.ts';
import { LabCode } from '../lab-code.tsx';
import { limitsQuery } from '../queries.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

/** AWS's limits, which can be lifted here to see what would be without them. */
export function LimitsPanel() {
  const query = useQuery(limitsQuery());
  const { run, failure } = useLabAction();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="1,000 records and 1 MiB a second into a shard, 5 reads and 2 MiB out of it, and how often AWS lets an account call."
        >
          Limits
        </Header>
      }
    >
      <QueryStates query={query} loading="Asking which limits hold">
        {({ Enforced = true, Streams = [] }) => (
          <SpaceBetween size="s">
            {failure && <FailureAlert title="The limits were not changed" failure={failure} />}
            <Toggle
              checked={Enforced}
              onChange={({ detail }) => run(() => enforceLimits({ enforced: detail.checked }))}
            >
              Limits hold
            </Toggle>
            {Streams.map(({ StreamName = '', Enforced: ownEnforced = true }) => (
              <Toggle
                key={StreamName}
                checked={ownEnforced}
                onChange={({ detail }) =>
                  run(() => enforceLimits({ enforced: detail.checked, streamName: StreamName }))
                }
              >
                Limits hold for {StreamName}
              </Toggle>
            ))}
            <Box color="text-body-secondary" fontSize="body-s">
              The first switch sets all streams, those with a switch of their own too.
            </Box>
            <LabCode subject="limits" actions={limitActions(Streams)} />
          </SpaceBetween>
        )}
      </QueryStates>
    </Container>
  );
}

const limitActions = (streams: readonly { StreamName: string | undefined }[]) =>
  [undefined, ...streams.map(({ StreamName }) => StreamName)].flatMap((name) => {
    const where = name === undefined ? 'all streams' : name;
    return [
      { label: `Lift the limits of ${where}`, call: putLimitsCall(false, name) },
      { label: `Give ${where} their limits back`, call: putLimitsCall(true, name) },
    ];
  });
