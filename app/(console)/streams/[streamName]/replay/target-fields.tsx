'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { targetsQuery } from './queries.ts';
import { TargetLock } from './target-lock.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

export interface ChosenTarget {
  connectionId: string;
  streamName: string;
}

interface TargetFieldsProps {
  target: ChosenTarget;
  error: string | undefined;
  onChange: (target: ChosenTarget) => void;
}

/** Where the records go. */
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
              {chosen && !chosen.simulated && <TargetLock connection={chosen} />}
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

/** Why the target cannot be written to; undefined when it can, or while that is not known. */
export function useTargetLock(connectionId: string): string | undefined {
  const { data } = useQuery(targetsQuery(connectionId));
  const chosen = data?.connections.find(({ id }) => id === connectionId);
  return chosen?.unlocked === false ? `Unlock ${chosen.name} as the target first.` : undefined;
}
