'use client';

import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type AlarmInput, alarmSchema } from './schema.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import { alarmDurations } from '#lib/alarms/alarm-plan.ts';
import { alarmSentence } from '#lib/alarms/judge-alarm.ts';
import { formatDuration } from '#lib/format/duration.ts';

export interface RuleFieldsProps {
  values: AlarmInput;
  errors: FieldErrors;
  onChange: (changes: Partial<AlarmInput>) => void;
}

const comparisons = [
  { value: 'above', label: 'above' },
  { value: 'below', label: 'below' },
];

/** From where on, and for how long. */
export function RuleFields({ values, errors, onChange }: RuleFieldsProps) {
  const { simulated } = useConnection();
  const { unit, shardLimit, silenceIs } = alarmMetrics[values.metric];
  const durations = alarmDurations
    .filter((seconds) => simulated || seconds >= 60)
    .map((seconds) => ({ value: `${seconds}`, label: formatDuration(seconds * 1_000) }));
  return (
    <SpaceBetween size="s">
      <ColumnLayout columns={3}>
        <FormField label="It is" errorText={errors.comparison}>
          <Select
            selectedOption={comparisons.find(({ value }) => value === values.comparison) ?? null}
            options={comparisons}
            onChange={({ detail: { selectedOption } }) =>
              onChange({ comparison: selectedOption.value === 'below' ? 'below' : 'above' })
            }
          />
        </FormField>
        <FormField
          label={`Threshold in ${unit}`}
          errorText={errors.threshold}
          {...(shardLimit !== undefined && {
            constraintText: `One shard grants ${shardLimit.toLocaleString('en-US')} ${unit}.`,
          })}
        >
          <Input
            value={values.threshold}
            inputMode="decimal"
            onChange={({ detail }) => onChange({ threshold: detail.value })}
          />
        </FormField>
        <FormField label="For at least" errorText={errors.forSeconds}>
          <Select
            selectedOption={durations.find(({ value }) => value === values.forSeconds) ?? null}
            options={durations}
            onChange={({ detail }) => onChange({ forSeconds: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      </ColumnLayout>
      <Preview values={values} />
      <Box color="text-body-secondary" fontSize="body-s">
        {silenceIs === 'zero'
          ? 'Where CloudWatch has no data point nothing happened, which counts as 0.'
          : 'Where CloudWatch has no data point nobody called, and the state is “insufficient data”.'}
      </Box>
    </SpaceBetween>
  );
}

function Preview({ values }: { values: AlarmInput }) {
  const parsed = alarmSchema.safeParse({ ...values, name: values.name || 'new' });
  if (!parsed.success) return null;
  const { streamName, shardId } = parsed.data;
  return (
    <div role="status">
      {alarmSentence(parsed.data)}, on {shardId ?? 'all'} of {streamName}.
    </div>
  );
}
