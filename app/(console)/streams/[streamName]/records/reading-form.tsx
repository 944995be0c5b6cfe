'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { ChoiceSelect, Field } from './choice-select.tsx';
import { PositionDetail } from './position-detail.tsx';
import { positions, type ReadingChoice } from './search-params.ts';
import { ShardFields } from './shard-fields.tsx';
import { plural } from '#lib/format/count.ts';

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
        <ShardFields choice={choice} shards={shards} onChange={set} />
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
