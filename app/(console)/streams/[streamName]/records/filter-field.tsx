'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useState, useTransition } from 'react';
import { type FilterTrial, tryFilter } from './actions.ts';
import type { ChoiceFieldsProps } from './beginning-fields.tsx';
import { CodeBlock } from '#components/records/code-block.tsx';
import type { Result } from '#lib/aws/failure.ts';
import type { RecordPlace } from '#lib/records/record-query.ts';

interface FilterFieldProps extends ChoiceFieldsProps {
  streamName: string;
  sampleOf: (() => RecordPlace | undefined) | undefined;
}

/** A filter in JavaScript, and what it says of one record. */
export function FilterField({ streamName, choice, onChange, sampleOf }: FilterFieldProps) {
  const [outcome, setOutcome] = useState<Result<FilterTrial>>();
  const [isPending, startTransition] = useTransition();
  const { as, schema, message, filter } = choice;
  const attempt = () =>
    startTransition(async () => {
      const sample = sampleOf?.();
      if (!sample) return;
      const { shardId, sequenceNumber, subSequenceNumber } = sample;
      const place = {
        shardId,
        sequenceNumber,
        ...(subSequenceNumber !== undefined && { subSequenceNumber }),
      };
      setOutcome(await tryFilter(streamName, { filter, place, decode: { as, schema, message } }));
    });
  return (
    <SpaceBetween size="xs">
      <FormField
        label="Filter in JavaScript"
        stretch
        description="An expression, or statements with return. It sees key, value (the data as JSON), text, shardId, sequenceNumber, arrivalMs and bytes. It runs in a sandbox; a record that takes it over 100 ms counts as an error."
      >
        <Textarea
          value={filter}
          rows={2}
          spellcheck={false}
          placeholder="value.price > 100 && key.startsWith('user-')"
          onChange={({ detail }) => {
            onChange({ filter: detail.value });
            setOutcome(undefined);
          }}
        />
      </FormField>
      <Button
        formAction="none"
        loading={isPending}
        disabled={filter.trim() === '' || !sampleOf}
        disabledReason={
          sampleOf
            ? 'Write a filter first.'
            : 'There is no record yet to try it on: read some first.'
        }
        onClick={attempt}
      >
        Try it on the first record
      </Button>
      {outcome && <Trial outcome={outcome} />}
    </SpaceBetween>
  );
}

function Trial({ outcome }: { outcome: Result<FilterTrial> }) {
  if (!outcome.ok) return <StatusIndicator type="error">{outcome.failure.message}</StatusIndicator>;
  const { matches, error, text } = outcome.data;
  return (
    <SpaceBetween size="xxs">
      <span role="status">
        {error === undefined ? (
          <StatusIndicator type={matches ? 'success' : 'stopped'}>
            {matches ? 'It matches' : 'It does not match'}
          </StatusIndicator>
        ) : (
          <StatusIndicator type="warning">It throws: {error}</StatusIndicator>
        )}
      </span>
      <Box color="text-body-secondary" fontSize="body-s">
        The text of the record
      </Box>
      <CodeBlock label="The text of the record">{text}</CodeBlock>
    </SpaceBetween>
  );
}
