'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { dataOperations } from './fault-switches.ts';
import type { FaultTerms } from './schema.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';

interface FaultTermsFieldsProps {
  terms: FaultTerms;
  errors: FieldErrors;
  onChange: (changes: Partial<FaultTerms>) => void;
}

const manyOperations = [
  ...dataOperations,
  'CreateStream',
  'DeleteStream',
  'DescribeStream',
  'DescribeStreamSummary',
  'ListShards',
  'ListStreams',
  'MergeShards',
  'RegisterStreamConsumer',
  'SplitShard',
  'UpdateShardCount',
].map((value) => ({ value, label: value }));

/** Where, how often and until when. */
export function FaultTermsFields({ terms, errors, onChange }: FaultTermsFieldsProps) {
  const text = (field: Exclude<keyof FaultTerms, 'operations'>, placeholder: string) => (
    <Input
      value={terms[field]}
      placeholder={placeholder}
      onChange={({ detail }) => onChange({ [field]: detail.value })}
    />
  );
  return (
    <ColumnLayout columns={3} minColumnWidth={220}>
      <FormField label="Stream" errorText={errors.streamName}>
        {text('streamName', 'all streams')}
      </FormField>
      <FormField label="Shard" errorText={errors.shardId}>
        {text('shardId', 'all shards')}
      </FormField>
      <FormField label="Operations">
        <Multiselect
          options={manyOperations}
          selectedOptions={manyOperations.filter(({ value }) => terms.operations.includes(value))}
          placeholder="those that carry records"
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) =>
            onChange({ operations: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
          }
        />
      </FormField>
      <FormField label="How often, in % of calls" errorText={errors.percent}>
        {text('percent', '100')}
      </FormField>
      <FormField label="Ends after, in simulated minutes" errorText={errors.minutes}>
        {text('minutes', 'no end')}
      </FormField>
      <FormField label="Ends when it struck, times" errorText={errors.mostTimes}>
        {text('mostTimes', 'no end')}
      </FormField>
    </ColumnLayout>
  );
}
