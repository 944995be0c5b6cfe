'use client';

import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import TimeInput from '@cloudscape-design/components/time-input';
import { useState } from 'react';
import { ChoiceSelect } from './choice-select.tsx';
import { dayTimeOf, instantOf, type DayTime } from './day-time.ts';
import type { ReadingChoice } from './search-params.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatZone } from '#lib/format/time.ts';

interface PositionDetailProps {
  choice: ReadingChoice;
  onChange: (changes: Partial<ReadingChoice>) => void;
}

/** What a position needs besides its name. */
export function PositionDetail({ choice, onChange }: PositionDetailProps) {
  if (choice.from === 'ago') return <AgoField choice={choice} onChange={onChange} />;
  if (choice.from === 'time') return <TimeFields choice={choice} onChange={onChange} />;
  if (choice.from === 'at' || choice.from === 'after')
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
  return null;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const agos = [10, minute, 5 * minute, 15 * minute, hour, 6 * hour, day, 3 * day, 7 * day];

function AgoField({ choice, onChange }: PositionDetailProps) {
  const seconds = agos.includes(choice.ago)
    ? agos
    : [...agos, choice.ago].toSorted((a, b) => a - b);
  return (
    <div style={{ flex: '1 1 130px', maxWidth: 180 }}>
      <ChoiceSelect
        label="How long"
        value={String(choice.ago)}
        options={seconds.map((ago) => ({
          value: String(ago),
          label: `${formatDuration(ago * 1_000)} ago`,
        }))}
        onChange={(value) => onChange({ ago: Number(value) })}
      />
    </div>
  );
}

const zoneNames = { utc: 'UTC', local: 'local' };

function TimeFields({ choice, onChange }: PositionDetailProps) {
  const { timeZone } = usePreferences();
  const [fields, setFields] = useState(() => dayTimeOf(choice.time, timeZone));
  const change = (changes: Partial<DayTime>) => {
    const next = { ...fields, ...changes };
    setFields(next);
    onChange({ time: instantOf(next, timeZone) });
  };
  const zone = choice.time ? formatZone(choice.time.getTime(), timeZone) : zoneNames[timeZone];
  return (
    <>
      <div style={{ flex: '1 1 140px', maxWidth: 180 }}>
        <FormField label="Day">
          <DateInput
            value={fields.day}
            format="iso"
            inputFormat="iso"
            placeholder="YYYY-MM-DD"
            onChange={({ detail }) => change({ day: detail.value })}
          />
        </FormField>
      </div>
      <div style={{ flex: '1 1 120px', maxWidth: 160 }}>
        <FormField label={`Time (${zone})`}>
          <TimeInput
            value={fields.time}
            placeholder="hh:mm:ss"
            onChange={({ detail }) => change({ time: detail.value })}
          />
        </FormField>
      </div>
    </>
  );
}
