'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { changeRecordSize } from './actions.ts';
import { recordSizeCalls } from './calls.ts';
import { recordSizeSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatBytes } from '#lib/format/bytes.ts';

const defaultKiB = 1_024;

/** The largest record that is taken. */
export function SizeSetting({ stream }: { stream: StreamInfo }) {
  const capability = streamCan.configure(useConnection(), stream);
  const present = stream.MaxRecordSizeInKiB ?? defaultKiB;
  return (
    <Setting
      id="size"
      title="Largest record"
      capability={capability}
      items={[
        { label: 'Data and partition key, at most', value: formatBytes(present * 1_024) },
        { label: 'Limits of a shard', value: 'stay 1 MiB/s and 1,000 records/s in' },
      ]}
    >
      <SettingForm
        schema={recordSizeSchema}
        initial={{ ...streamOf(stream), maxRecordSizeInKiB: String(present) }}
        action={changeRecordSize}
        calls={recordSizeCalls}
        submit="Change size"
        refusal="The largest record was not changed"
        done="The largest record is being changed."
        capability={capability}
        idle={({ maxRecordSizeInKiB }) =>
          Number(maxRecordSizeInKiB) === present ? 'It is so already.' : undefined
        }
      >
        {({ values, errors, set }) => (
          <FormField
            label="KiB"
            description="Holds for records put from then on. Larger ones spend a burst of up to 10 MiB a shard that refills at the shard’s rate, so keep them rare. Consumers must be ready for them; it costs nothing by itself."
            constraintText="From 1,024 KiB (1 MiB) to 10,240 KiB (10 MiB)."
            errorText={errors.maxRecordSizeInKiB}
          >
            <Input
              type="number"
              inputMode="numeric"
              step={1}
              value={values.maxRecordSizeInKiB}
              onChange={({ detail }) => set({ maxRecordSizeInKiB: detail.value })}
            />
          </FormField>
        )}
      </SettingForm>
    </Setting>
  );
}
