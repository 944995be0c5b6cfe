'use client';

import type { ChoiceFieldsProps } from './beginning-fields.tsx';
import { ChoiceSelect, Field } from './choice-select.tsx';
import { ends, type ReadingChoice } from './search-params.ts';
import { TimeFields } from './time-fields.tsx';
import { plural } from '#lib/format/count.ts';

const labels: Record<ReadingChoice['until'], string> = {
  now: 'now',
  time: 'a point in time',
  count: 'a number of records',
  live: 'forever: live',
};

const counts = [10, 50, 100, 500, 1_000, 10_000, 100_000];

/** “until …” */
export function EndFields({ choice, onChange }: ChoiceFieldsProps) {
  // From the latest record until now there is nothing.
  const offered = ends.filter((value) => value !== 'now' || choice.from !== 'latest');
  const value = offered.includes(choice.until) ? choice.until : 'live';
  return (
    <>
      <Field width={180}>
        <ChoiceSelect
          label="until"
          value={value}
          options={offered.map((end) => ({ value: end, label: labels[end] }))}
          onChange={(next) => onChange({ until: ends.find((end) => end === next) ?? 'now' })}
        />
      </Field>
      {value === 'time' && (
        <TimeFields
          name="End"
          at={choice.untilTime}
          onChange={(untilTime) => onChange({ untilTime })}
        />
      )}
      {value === 'count' && (
        <Field width={150}>
          <ChoiceSelect
            label="How many"
            value={String(choice.count)}
            options={withOwn(counts, choice.count).map((count) => ({
              value: String(count),
              label: plural(count, 'record'),
            }))}
            onChange={(next) =>
              onChange({ count: Number(next), page: Math.max(1_000, Number(next)) })
            }
          />
        </Field>
      )}
    </>
  );
}

/** A link may ask for what the list does not have. */
const withOwn = (list: readonly number[], own: number): number[] =>
  list.includes(own) ? [...list] : [...list, own].toSorted((a, b) => a - b);
