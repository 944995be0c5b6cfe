'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useState } from 'react';
import { ChoiceSelect } from './choice-select.tsx';
import { PositionDetail } from './position-detail.tsx';
import { shardOfSequence } from './plan-reading.ts';
import { positions, type ReadingChoice, scopes } from './search-params.ts';
import { formatCount, plural } from '#lib/format/count.ts';

interface ReadingFormProps {
  initial: ReadingChoice;
  shards: readonly { shardId: string; isOpen: boolean }[];
  isReading: boolean;
  onRead: (choice: ReadingChoice) => void;
}

const positionLabels: Record<ReadingChoice['from'], string> = {
  horizon: 'Trim horizon: the oldest record',
  latest: 'Latest: only what comes now',
  ago: 'A while ago',
  time: 'A point in time',
  at: 'At a sequence number',
  after: 'After a sequence number',
};

const counts = [10, 50, 100, 500, 1_000];

/** The choice of what to read, as a sentence. Nothing is read before it is asked for. */
export function ReadingForm({ initial, shards, isReading, onRead }: ReadingFormProps) {
  const [choice, setChoice] = useState(initial);
  const set = (changes: Partial<ReadingChoice>) =>
    setChoice((before) => ({ ...before, ...changes }));
  const named = shardOfSequence(choice);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRead(choice);
      }}
    >
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'end' }}>
        <Field width={120}>
          <ChoiceSelect
            label="Show up to"
            value={String(choice.count)}
            options={withOwn(counts, choice.count).map((count) => ({
              value: String(count),
              label: plural(count, 'record'),
            }))}
            onChange={(value) => set({ count: Number(value) })}
          />
        </Field>
        <Field width={260}>
          <ChoiceSelect
            label="From"
            value={choice.from}
            options={positions.map((value) => ({ value, label: positionLabels[value] }))}
            onChange={(value) =>
              set({ from: positions.find((known) => known === value) ?? 'horizon' })
            }
          />
        </Field>
        <PositionDetail choice={choice} onChange={set} />
        {named === undefined ? (
          <ShardFields choice={choice} shards={shards} onChange={set} />
        ) : (
          <Field width={220}>
            <FormField label="On" description="The sequence number names it.">
              <Input value={named} readOnly />
            </FormField>
          </Field>
        )}
        <Field width={200}>
          <FormField label="Containing">
            <Input
              value={choice.find}
              type="search"
              placeholder="any key or data"
              clearAriaLabel="Clear the text"
              onChange={({ detail }) => set({ find: detail.value })}
            />
          </FormField>
        </Field>
        <Button variant="primary" formAction="submit" loading={isReading} loadingText="Reading">
          Read
        </Button>
      </div>
    </form>
  );
}

/** A link may ask for what the list does not have. */
const withOwn = (list: readonly number[], own: number): number[] =>
  list.includes(own) ? [...list] : [...list, own].toSorted((a, b) => a - b);

const Field = ({ width, children }: { width: number; children: React.ReactNode }) => (
  <div style={{ flex: `1 1 ${width}px`, maxWidth: width * 1.6 }}>{children}</div>
);

type ShardFieldsProps = Pick<ReadingFormProps, 'shards'> & {
  choice: ReadingChoice;
  onChange: (changes: Partial<ReadingChoice>) => void;
};

function ShardFields({ choice, shards, onChange }: ShardFieldsProps) {
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
