'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import type { ChoiceFieldsProps } from './beginning-fields.tsx';
import { Field } from './choice-select.tsx';
import { plural } from '#lib/format/count.ts';
import { shardOfSequence } from '#lib/records/plan-reading.ts';

interface ShardFieldsProps extends ChoiceFieldsProps {
  shards: readonly { shardId: string; isOpen: boolean }[];
}

/** Which shards are read. A sequence number, or where a reading stopped, leaves no choice. */
export function ShardFields({ choice, shards, onChange }: ShardFieldsProps) {
  const isNamed = choice.from === 'at' || choice.from === 'after';
  const named = isNamed ? shardOfSequence(choice.sequence) : undefined;
  if (named !== undefined || choice.from === 'cursor')
    return (
      <Field width={220}>
        <FormField label="on">
          <Input value={named ?? 'the shards of that reading'} readOnly />
        </FormField>
      </Field>
    );
  const options = shards.map(({ shardId, isOpen }) => ({
    value: shardId,
    label: shardId,
    ...(!isOpen && { description: 'closed' }),
  }));
  return (
    <Field width={260}>
      <FormField label="on">
        <Multiselect
          selectedOptions={options.filter(({ value }) => choice.shards.includes(value))}
          options={options}
          filteringType="auto"
          placeholder={`all shards (${plural(shards.length, 'shard')}, closed ones too)`}
          tokenLimit={2}
          deselectAriaLabel={({ label }) => `Leave out ${label}`}
          onChange={({ detail }) =>
            onChange({ shards: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
          }
        />
      </FormField>
    </Field>
  );
}
