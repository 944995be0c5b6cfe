'use client';

import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import TimeInput from '@cloudscape-design/components/time-input';
import { useState } from 'react';
import { Field } from './choice-select.tsx';
import { dayTimeOf, instantOf, type DayTime } from './day-time.ts';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatZone } from '#lib/format/time.ts';

interface TimeFieldsProps {
  /** What the time is of: `Begin`. */
  name: string;
  at: Date | null;
  onChange: (at: Date | null) => void;
}

const zoneNames = { utc: 'UTC', local: 'local' };

/** An instant as a day and a time, in the zone that the person chose. */
export function TimeFields({ name, at, onChange }: TimeFieldsProps) {
  const { timeZone } = usePreferences();
  const [fields, setFields] = useState(() => dayTimeOf(at, timeZone));
  const change = (changes: Partial<DayTime>) => {
    const next = { ...fields, ...changes };
    setFields(next);
    onChange(instantOf(next, timeZone));
  };
  const zone = at ? formatZone(at.getTime(), timeZone) : zoneNames[timeZone];
  return (
    <>
      <Field width={140}>
        <FormField label={`${name} day`}>
          <DateInput
            value={fields.day}
            format="iso"
            inputFormat="iso"
            placeholder="YYYY-MM-DD"
            onChange={({ detail }) => change({ day: detail.value })}
          />
        </FormField>
      </Field>
      <Field width={130}>
        <FormField label={`${name} time (${zone})`}>
          <TimeInput
            value={fields.time}
            placeholder="hh:mm:ss"
            onChange={({ detail }) => change({ time: detail.value })}
          />
        </FormField>
      </Field>
    </>
  );
}
