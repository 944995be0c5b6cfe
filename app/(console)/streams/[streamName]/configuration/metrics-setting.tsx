'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { changeMonitoring } from './actions.ts';
import { monitoringCalls } from './calls.ts';
import { type MonitoringInput, monitoringSchema, shardLevelMetrics } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm, type SettingFields } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { priceRegion } from '#lib/prices/price-book.ts';
import { shardMetricsMonth } from '#lib/prices/shard-metrics.ts';

type Metric = (typeof shardLevelMetrics)[number];

function presentMetrics(stream: StreamInfo): Metric[] {
  const on = new Set<string>(
    (stream.EnhancedMonitoring ?? []).flatMap((level) => level.ShardLevelMetrics ?? []),
  );
  return shardLevelMetrics.filter((metric) => on.has('ALL') || on.has(metric));
}

/** Which metrics CloudWatch has of single shards. */
export function MetricsSetting({ stream }: { stream: StreamInfo }) {
  const connection = useConnection();
  const capability = streamCan.configure(connection, stream);
  const present = presentMetrics(stream);
  const shards = stream.OpenShardCount ?? 0;
  const costOf = (count: number) => shardMetricsMonth(count, shards);
  return (
    <Setting
      id="metrics"
      title="Shard-level metrics"
      description={
        connection.simulated
          ? 'The simulator measures all of them by the second, whatever is set here, and bills none.'
          : 'Without them the hottest shard cannot be seen.'
      }
      capability={capability}
      items={[
        { label: 'Enabled', value: present.join(', ') || 'none' },
        {
          label: `Cost a month on AWS in ${priceRegion}`,
          value: formatDollars(costOf(present.length)),
        },
      ]}
    >
      <SettingForm
        schema={monitoringSchema}
        initial={{ ...streamOf(stream), present, shardLevelMetrics: present }}
        action={changeMonitoring}
        calls={monitoringCalls}
        submit="Change metrics"
        refusal="The metrics were not changed"
        done="The shard-level metrics are being changed. They show up a few minutes later on AWS."
        capability={capability}
        idle={(values) => (monitoringCalls(values).length === 0 ? 'It is so already.' : undefined)}
      >
        {(fields) => <MetricFields {...{ fields, costOf, shards }} />}
      </SettingForm>
    </Setting>
  );
}

interface MetricFieldsProps {
  fields: SettingFields<MonitoringInput>;
  /** Dollars a month of so many metrics. */
  costOf: (count: number) => number;
  shards: number;
}

function MetricFields({ fields: { values, errors, set }, costOf, shards }: MetricFieldsProps) {
  const wanted = values.shardLevelMetrics;
  const lineOf = (count: number) => [{ text: 'Metrics', dollars: costOf(count) }];
  const isAll = wanted.length === shardLevelMetrics.length;
  const toggle = (metric: Metric, isOn: boolean) =>
    set({
      shardLevelMetrics: shardLevelMetrics.filter((one) =>
        one === metric ? isOn : wanted.includes(one),
      ),
    });
  return (
    <FormField label="Metrics of each shard" errorText={errors.shardLevelMetrics}>
      <SpaceBetween size="xxs">
        <Checkbox
          checked={isAll}
          indeterminate={!isAll && wanted.length > 0}
          onChange={() => set({ shardLevelMetrics: isAll ? [] : [...shardLevelMetrics] })}
        >
          All seven
        </Checkbox>
        {shardLevelMetrics.map((metric) => (
          <Checkbox
            key={metric}
            checked={wanted.includes(metric)}
            onChange={({ detail }) => toggle(metric, detail.checked)}
          >
            {metric}
          </Checkbox>
        ))}
        <CostEstimate
          before={lineOf(values.present.length)}
          lines={lineOf(wanted.length)}
          per="a month"
          assumptions={[
            `For ${plural(shards, 'shard')}, as custom metrics of CloudWatch, where the account has no others`,
          ]}
        />
      </SpaceBetween>
    </FormField>
  );
}
