'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useQuery } from '@tanstack/react-query';
import { clockActions } from './lab-actions.ts';
import { useLabAction } from './use-lab-action.ts';
import { changeClock, jumpToNextExpiry } from '../clock-actions.ts';
import { clockJumps, clockSpeeds, nextExpiryText } from '../clock-steps.ts';
import { LabCode } from '../lab-code.tsx';
import { clockQuery } from '../queries.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { formatTime } from '#lib/format/time.ts';

/** The simulator's time: what takes a day of it can be seen in a second of ours. */
export function ClockPanel() {
  const query = useQuery(clockQuery());
  const { timeZone } = usePreferences();
  const { run, failure, isPending } = useLabAction();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="One clock for all that the simulator does: retention, iterators, throttles, metrics. Time never goes back."
        >
          Clock
        </Header>
      }
    >
      <QueryStates query={query} loading="Asking for the time">
        {({ Now, Speed = 1, Frozen = false }) => (
          <SpaceBetween size="m">
            {failure && <FailureAlert title="The clock was not changed" failure={failure} />}
            <Box fontSize="heading-m">{Now ? formatTime(Now.getTime(), timeZone) : 'Unknown'}</Box>
            <Toggle
              checked={Frozen}
              onChange={({ detail }) => run(() => changeClock({ frozen: detail.checked }))}
            >
              Frozen
            </Toggle>
            <FormField label="Speed" description="Simulated seconds in one of ours.">
              <SegmentedControl
                label="Speed"
                selectedId={`${Speed}`}
                options={clockSpeeds.map((speed) => ({ id: `${speed}`, text: `×${speed}` }))}
                onChange={({ detail }) =>
                  run(() => changeClock({ speed: Number(detail.selectedId) }))
                }
              />
            </FormField>
            <Jumps {...{ run, isPending }} />
            <LabCode subject="clock" actions={clockActions} />
          </SpaceBetween>
        )}
      </QueryStates>
    </Container>
  );
}

type JumpsProps = Pick<ReturnType<typeof useLabAction>, 'run' | 'isPending'>;

const Jumps = ({ run, isPending }: JumpsProps) => (
  <FormField label="Jump ahead">
    <SpaceBetween direction="horizontal" size="xs">
      {clockJumps.map(({ text, seconds }) => (
        <Button
          key={text}
          disabled={isPending}
          disabledReason="The clock is being changed."
          onClick={() => run(() => changeClock({ advanceSeconds: seconds }))}
        >
          {text}
        </Button>
      ))}
      <Button
        disabled={isPending}
        disabledReason="The clock is being changed."
        onClick={() => run(jumpToNextExpiry)}
      >
        {nextExpiryText}
      </Button>
    </SpaceBetween>
  </FormField>
);
