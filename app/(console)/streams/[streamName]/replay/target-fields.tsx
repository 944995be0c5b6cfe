'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { unlockTarget } from './actions.ts';
import { targetsKey, targetsQuery } from './queries.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import type { Failure } from '#lib/aws/failure.ts';
import type { TransferTargets } from '#lib/transfer/transfer-targets.ts';

export interface ChosenTarget {
  connectionId: string;
  streamName: string;
}

interface TargetFieldsProps {
  target: ChosenTarget;
  error: string | undefined;
  onChange: (target: ChosenTarget) => void;
}

/** Where the records go. A real connection must be unlocked before it is written to. */
export function TargetFields({ target, error, onChange }: TargetFieldsProps) {
  const query = useQuery(targetsQuery(target.connectionId));
  return (
    <Container header={<Header variant="h3">Target</Header>}>
      <QueryStates query={query} loading="Loading streams">
        {({ connections, streams }) => {
          const chosen = connections.find(({ id }) => id === target.connectionId);
          return (
            <SpaceBetween size="m">
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
                <Choice
                  label="Connection"
                  value={target.connectionId}
                  options={connections.map(({ id, name, simulated }) => ({
                    value: id,
                    label: name,
                    ...(!simulated && { tags: ['real'] }),
                  }))}
                  onChange={(connectionId) => onChange({ connectionId, streamName: '' })}
                />
                <Choice
                  label="Stream"
                  value={target.streamName}
                  error={error}
                  options={streams.map((value) => ({ value, label: value }))}
                  onChange={(streamName) => onChange({ ...target, streamName })}
                />
              </div>
              {chosen && !chosen.unlocked && <Locked connection={chosen} />}
            </SpaceBetween>
          );
        }}
      </QueryStates>
    </Container>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  error?: string | undefined;
  options: { value: string; label: string; tags?: string[] }[];
  onChange: (value: string) => void;
}

const Choice = ({ label, value, error, options, onChange }: ChoiceProps) => (
  <div style={{ flex: '1 1 220px', maxWidth: 400 }}>
    <FormField label={label} errorText={error}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? null}
        options={options}
        filteringType={options.length > 10 ? 'auto' : 'none'}
        placeholder="Choose"
        empty="No stream there"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  </div>
);

function Locked({ connection }: { connection: TransferTargets['connections'][number] }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const unlock = () =>
    startTransition(async () => {
      const result = await unlockTarget(connection.id);
      await client.invalidateQueries({ queryKey: targetsKey });
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) setIsAsking(false);
    });
  return (
    <>
      <Alert
        type="warning"
        action={
          <Button formAction="none" onClick={() => setIsAsking(true)}>
            Unlock…
          </Button>
        }
      >
        {connection.name} is a real connection and is read-only. A dry run works; writing needs it
        to be unlocked.
      </Alert>
      {isAsking && (
        <ConfirmDialog
          header={`Unlock ${connection.name}?`}
          confirm="Unlock for this session"
          cancel="Stay read-only"
          confirmProps={{ onClick: unlock }}
          isPending={isPending}
          failure={failure}
          onCancel={() => setIsAsking(false)}
        >
          <span>
            What is written there is real, and may cost money. Another real connection that is
            unlocked now is locked again.
          </span>
        </ConfirmDialog>
      )}
    </>
  );
}
