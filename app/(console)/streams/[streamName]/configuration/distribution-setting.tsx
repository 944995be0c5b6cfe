'use client';

import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { changeDistribution } from './actions.ts';
import { distributionCalls } from './calls.ts';
import { distributionSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';

const items = [
  {
    value: 'USER_PARTITION_KEY',
    label: 'By partition key',
    description: 'One key goes to one shard, in order. A hot key makes a hot shard.',
  },
  {
    value: 'AUTO',
    label: 'Automatic',
    description:
      'Records go to any shard, whatever their key: no hot shard, and no order by key. Records that are there stay where they are.',
  },
];

/** What decides which shard a record goes to. */
export function DistributionSetting({ stream }: { stream: StreamInfo }) {
  const connection = useConnection();
  const capability = streamCan.distribute(connection, stream);
  const present =
    stream.RecordDistributionStrategy === 'AUTO'
      ? ('AUTO' as const)
      : ('USER_PARTITION_KEY' as const);
  return (
    <Setting
      id="distribution"
      title="Record distribution"
      capability={capability}
      items={[
        {
          label: 'Records go to shards',
          value: present === 'AUTO' ? 'automatically' : 'by their partition key',
        },
      ]}
    >
      <SettingForm
        schema={distributionSchema}
        initial={{ ...streamOf(stream), recordDistributionStrategy: present }}
        action={changeDistribution}
        calls={distributionCalls}
        submit="Change distribution"
        refusal="The distribution was not changed"
        done="The distribution was changed."
        capability={capability}
        idle={({ recordDistributionStrategy }) =>
          recordDistributionStrategy === present ? 'It is so already.' : undefined
        }
      >
        {({ values, errors, set }) => (
          <FormField label="Strategy" errorText={errors.recordDistributionStrategy}>
            <RadioGroup
              value={values.recordDistributionStrategy}
              items={items}
              onChange={({ detail }) =>
                set({
                  recordDistributionStrategy:
                    detail.value === 'AUTO' ? 'AUTO' : 'USER_PARTITION_KEY',
                })
              }
            />
          </FormField>
        )}
      </SettingForm>
    </Setting>
  );
}
