'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { ChoiceSelect, Field } from './choice-select.tsx';
import { beginnings, type ReadingChoice } from './search-params.ts';
import { TimeFields } from './time-fields.tsx';
import { formatDuration } from '#lib/format/duration.ts';

export interface ChoiceFieldsProps {
  choice: ReadingChoice;
  onChange: (changes: Partial<ReadingChoice>) => void;
}

const labels: Record<ReadingChoice['from'], string> = {
  horizon: 'trim horizon: the oldest record',
  latest: 'latest: only what comes now',
  ago: 'a while ago',
  time: 'a point in time',
  at: 'at a sequence number',
  after: 'after a sequence number',
  cursor: 'where the last reading stopped',
};

/** “Show from …”: every way that Kinesis knows to begin, and two that people do. */
export function BeginningFields({ choice, onChange }: ChoiceFieldsProps) {
  const offered = beginnings.filter((value) => value !== 'cursor' || choice.from === 'cursor');
  return (
    <>
      <Field width={260}>
        <ChoiceSelect
          label="Show from"
          value={choice.from}
          options={offered.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => {
            const from = beginnings.find((known) => known === value) ?? 'horizon';
            onChange({ from, ...(from === 'latest' && { until: 'live' }) });
          }}
        />
      </Field>
      <Detail choice={choice} onChange={onChange} />
    </>
  );
}

/** What a beginning needs besides its name. */
function Detail({ choice, onChange }: ChoiceFieldsProps) {
  if (choice.from === 'ago') return <AgoField choice={choice} onChange={onChange} />;
  if (choice.from === 'time')
    return <TimeFields name="Begin" at={choice.time} onChange={(time) => onChange({ time })} />;
  if (choice.from !== 'at' && choice.from !== 'after') return null;
  return (
    <div style={{ flex: '1 1 420px' }}>
      <FormField label="Sequence number">
        <Input
          value={choice.sequence}
          inputMode="numeric"
          placeholder="49…"
          spellcheck={false}
          onChange={({ detail }) => onChange({ sequence: detail.value.trim() })}
        />
      </FormField>
    </div>
  );
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const agos = [10, minute, 5 * minute, 15 * minute, hour, 6 * hour, day, 3 * day, 7 * day];

function AgoField({ choice, onChange }: ChoiceFieldsProps) {
  const seconds = agos.includes(choice.ago)
    ? agos
    : [...agos, choice.ago].toSorted((a, b) => a - b);
  return (
    <Field width={130}>
      <ChoiceSelect
        label="How long"
        value={String(choice.ago)}
        options={seconds.map((ago) => ({
          value: String(ago),
          label: `${formatDuration(ago * 1_000)} ago`,
        }))}
        onChange={(value) => onChange({ ago: Number(value) })}
      />
    </Field>
  );
}
