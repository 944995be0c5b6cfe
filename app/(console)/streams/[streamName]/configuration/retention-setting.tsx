'use client';

import { changeRetention } from './actions.ts';
import { retentionCalls } from './calls.ts';
import { RetentionFields } from './retention-fields.tsx';
import { retentionSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { modeOf, type StreamInfo, streamOf } from './stream-info.ts';
import type { Traffic } from './use-traffic.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { total } from '#lib/prices/kinesis.ts';
import { priceRegion } from '#lib/prices/price-book.ts';
import { retentionDay } from '#lib/prices/retention.ts';

interface RetentionSettingProps {
  stream: StreamInfo;
  traffic: Traffic | undefined;
}

const hourMs = 3_600_000;

export const retentionText = (hours: number): string =>
  hours < 48
    ? `${hours} h`
    : `${hours.toLocaleString('en-US')} h (${formatDuration(hours * hourMs)})`;

/** How long records can be read. */
export function RetentionSetting({ stream, traffic }: RetentionSettingProps) {
  const capability = streamCan.configure(useConnection(), stream);
  const presentHours = stream.RetentionPeriodHours ?? 24;
  const costOf = (retentionHours: number) =>
    traffic &&
    retentionDay({
      mode: modeOf(stream),
      openShards: stream.OpenShardCount ?? 0,
      retentionHours,
      bytesPerSecond: traffic.bytesPerSecond,
    });
  const present = costOf(presentHours);
  return (
    <Setting
      id="retention"
      title="Retention"
      capability={capability}
      items={[
        { label: 'Records can be read for', value: retentionText(presentHours) },
        {
          label: `Cost a day on AWS in ${priceRegion}, beyond the 24 h that are included`,
          value: present ? formatDollars(total(present)) : 'The traffic is not known',
        },
      ]}
    >
      <SettingForm
        schema={retentionSchema}
        initial={{
          ...streamOf(stream),
          presentHours,
          retentionPeriodHours: String(presentHours),
          agreed: false,
        }}
        action={changeRetention}
        calls={retentionCalls}
        submit="Change retention"
        refusal="The retention was not changed"
        done="The retention is being changed."
        capability={capability}
        idle={({ retentionPeriodHours }) =>
          Number(retentionPeriodHours) === presentHours ? 'It is so already.' : undefined
        }
      >
        {(fields) => <RetentionFields fields={fields} traffic={traffic} costOf={costOf} />}
      </SettingForm>
    </Setting>
  );
}
