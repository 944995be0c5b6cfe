'use client';

import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { RuleFieldsProps } from './rule-fields.tsx';
import { alarmMetricNames, alarmMetrics, isAlarmMetric } from '#lib/alarms/alarm-metrics.ts';
import { read } from '#lib/aws/read.ts';

const metricOptions = alarmMetricNames.map((value) => ({
  value,
  label: alarmMetrics[value].label,
  description: alarmMetrics[value].unit,
}));

/** Which stream, which of its shards, and what of it. */
export function SubjectFields({ values, errors, onChange }: RuleFieldsProps) {
  const { streamName, shardId, metric } = values;
  const { ofShards } = alarmMetrics[metric];
  return (
    <SpaceBetween size="l">
      <FormField label="Stream" errorText={errors.streamName}>
        <Autosuggest
          value={streamName}
          options={useStreamNames().map((value) => ({ value }))}
          placeholder="orders"
          enteredTextLabel={(text) => `Use ${text}`}
          clearAriaLabel="Clear"
          empty="No stream has such a name."
          onChange={({ detail }) => onChange({ streamName: detail.value })}
        />
      </FormField>
      <FormField label="Metric" errorText={errors.metric}>
        <Select
          selectedOption={metricOptions.find(({ value }) => value === metric) ?? null}
          options={metricOptions}
          onChange={({ detail: { selectedOption } }) => {
            const chosen = selectedOption.value ?? '';
            if (!isAlarmMetric(chosen)) return;
            onChange({ metric: chosen, ...(!alarmMetrics[chosen].ofShards && { shardId: '' }) });
          }}
        />
      </FormField>
      <FormField
        label="Shard - optional"
        description="Left empty, the whole stream is watched."
        constraintText={
          ofShards
            ? 'On AWS only shards with shard-level metrics have data.'
            : 'This is measured of whole streams only.'
        }
        errorText={errors.shardId}
      >
        <Autosuggest
          value={shardId}
          readOnly={!ofShards}
          options={useShardIds(streamName).map((value) => ({ value }))}
          placeholder="shardId-000000000000"
          enteredTextLabel={(text) => `Use ${text}`}
          clearAriaLabel="Clear"
          empty="No open shard has such an id."
          onChange={({ detail }) => onChange({ shardId: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** Of more than a thousand streams the first thousand are offered; any can be typed. */
const useStreamNames = (): string[] =>
  useQuery(read('kinesis', 'ListStreams', { Limit: 1_000 })).data?.StreamNames ?? [];

function useShardIds(streamName: string): string[] {
  const input = {
    StreamName: streamName,
    MaxResults: 1_000,
    ShardFilter: { Type: 'AT_LATEST' as const },
  };
  const isKnown = useStreamNames().includes(streamName);
  const { data } = useQuery(read('kinesis', 'ListShards', input, { enabled: isKnown }));
  return (data?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
}
