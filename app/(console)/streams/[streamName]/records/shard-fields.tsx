'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { ChoiceSelect, Field } from './choice-select.tsx';
import { shardOfSequence } from './plan-reading.ts';
import { type ReadingChoice, scopes } from './search-params.ts';
import { formatCount } from '#lib/format/count.ts';

interface ShardFieldsProps {
  shards: readonly { shardId: string; isOpen: boolean }[];
  choice: ReadingChoice;
  onChange: (changes: Partial<ReadingChoice>) => void;
}

/** Which shards are read. A sequence number leaves no choice. */
export function ShardFields({ choice, shards, onChange }: ShardFieldsProps) {
  const named = shardOfSequence(choice);
  if (named !== undefined)
    return (
      <Field width={220}>
        <FormField label="On">
          <Input value={named} readOnly />
        </FormField>
      </Field>
    );
  const open = shards.filter(({ isOpen }) => isOpen).length;
  const labels = {
    open: `All ${formatCount(open)} open shards`,
    all: `All ${formatCount(shards.length)} shards, closed too`,
    chosen: 'Chosen shards',
  };
  const options = shards.map(({ shardId, isOpen }) => ({
    value: shardId,
    label: shardId,
    ...(!isOpen && { description: 'closed' }),
  }));
  return (
    <>
      <Field width={200}>
        <ChoiceSelect
          label="On"
          value={choice.on}
          options={scopes.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => onChange({ on: scopes.find((known) => known === value) ?? 'open' })}
        />
      </Field>
      {choice.on === 'chosen' && (
        <Field width={260}>
          <FormField label="Shards">
            <Multiselect
              selectedOptions={options.filter(({ value }) => choice.shards.includes(value))}
              options={options}
              filteringType="auto"
              placeholder="Choose shards"
              tokenLimit={2}
              deselectAriaLabel={({ label }) => `Leave out ${label}`}
              onChange={({ detail }) =>
                onChange({ shards: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
              }
            />
          </FormField>
        </Field>
      )}
    </>
  );
}
