'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { changeWarmThroughput } from './actions.ts';
import { warmCalls } from './calls.ts';
import { accountQuery } from './queries.ts';
import { warmSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatCount } from '#lib/format/count.ts';

const mibps = (value: number | undefined) =>
  value === undefined ? 'none' : `${formatCount(value)} MiB/s`;

/** Capacity that an on-demand stream keeps ready before it is needed. */
export function WarmSetting({ stream }: { stream: StreamInfo }) {
  const { data } = useQuery(accountQuery());
  const status = data?.MinimumThroughputBillingCommitment?.Status;
  const isCommitted = status !== undefined && status !== 'DISABLED';
  const capability = streamCan.warm(useConnection(), stream, isCommitted);
  const { TargetMiBps, CurrentMiBps } = stream.WarmThroughput ?? {};
  return (
    <Setting
      id="warm"
      title="Warm throughput"
      capability={capability}
      items={[
        { label: 'Asked for', value: mibps(TargetMiBps) },
        { label: 'Ready now', value: mibps(CurrentMiBps) },
        { label: 'Billing commitment of the account', value: status ?? 'not known' },
      ]}
    >
      <SettingForm
        schema={warmSchema}
        initial={{ ...streamOf(stream), warmThroughputMiBps: String(TargetMiBps ?? 0) }}
        action={changeWarmThroughput}
        calls={warmCalls}
        submit="Change warm throughput"
        refusal="The warm throughput was not changed"
        done="The warm throughput is being changed."
        capability={capability}
        idle={({ warmThroughputMiBps }) =>
          Number(warmThroughputMiBps) === (TargetMiBps ?? 0) ? 'It is so already.' : undefined
        }
      >
        {({ values, errors, set }) => (
          <>
            <FormField
              label="MiB/s"
              description="The stream takes so much at once, without scaling first. Less than now gives capacity back."
              constraintText="From 0 to 10,240 MiB/s (10 GiB/s)."
              errorText={errors.warmThroughputMiBps}
            >
              <Input
                type="number"
                inputMode="numeric"
                step={1}
                value={values.warmThroughputMiBps}
                onChange={({ detail }) => set({ warmThroughputMiBps: detail.value })}
              />
            </FormField>
            <CostEstimate
              lines={undefined}
              per="a month"
              assumptions={[
                'What warm throughput and the commitment that it needs cost is not known to this console: https://aws.amazon.com/kinesis/data-streams/pricing/',
              ]}
            />
          </>
        )}
      </SettingForm>
    </Setting>
  );
}
