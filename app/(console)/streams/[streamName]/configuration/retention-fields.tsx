'use client';

import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { retentionText } from './retention-setting.tsx';
import {
  leastRetentionHours,
  mostRetentionHours,
  type RetentionInput,
  retentionSchema,
} from './schema.ts';
import type { SettingFields } from './setting-form.tsx';
import type { Traffic } from './use-traffic.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import type { PriceLine } from '#lib/prices/kinesis.ts';

interface RetentionFieldsProps {
  fields: SettingFields<RetentionInput>;
  traffic: Traffic | undefined;
  /** A day, at so many hours. */
  costOf: (hours: number) => PriceLine[] | undefined;
}

const month = 30 * 24;
/** The slider goes by days; the number by hours. */
const sliderStep = 24;

export function RetentionFields({ fields, traffic, costOf }: RetentionFieldsProps) {
  const { values, errors, set } = fields;
  const { presentHours } = values;
  const hours = Number(values.retentionPeriodHours);
  const isValid = retentionSchema.shape.retentionPeriodHours.safeParse(
    values.retentionPeriodHours,
  ).success;
  const at = isValid ? hours : presentHours;
  return (
    <SpaceBetween size="m">
      <FormField
        label="Hours"
        constraintText="From 24 h, a day, to 8,760 h, a year."
        errorText={errors.retentionPeriodHours}
      >
        <Input
          type="number"
          inputMode="numeric"
          step={1}
          value={values.retentionPeriodHours}
          onChange={({ detail }) => set({ retentionPeriodHours: detail.value, agreed: false })}
        />
      </FormField>
      <FormField label="Days">
        <Slider
          value={Math.round(at / sliderStep) * sliderStep}
          min={leastRetentionHours}
          max={mostRetentionHours}
          step={sliderStep}
          referenceValues={[3 * month, 6 * month, 9 * month]}
          valueFormatter={(value) => `${formatCount(value / 24)} d`}
          ariaLabel="Retention in days"
          onChange={({ detail }) =>
            set({ retentionPeriodHours: String(detail.value), agreed: false })
          }
        />
      </FormField>
      {isValid && hours !== presentHours && (
        <RetentionPlan hours={hours} {...{ fields, traffic, costOf }} />
      )}
    </SpaceBetween>
  );
}

interface RetentionPlanProps extends RetentionFieldsProps {
  hours: number;
}

/** What another retention costs, and what it takes away. */
function RetentionPlan({ hours, fields, traffic, costOf }: RetentionPlanProps) {
  const { values, errors, set } = fields;
  const { presentHours } = values;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={1}
        items={[
          {
            label: 'Retention',
            value: `${retentionText(presentHours)} → ${retentionText(hours)}`,
          },
        ]}
      />
      <CostEstimate
        label="Cost of the retention on AWS"
        before={costOf(presentHours)}
        lines={costOf(hours)}
        per="a day"
        assumptions={[
          'Beyond the 24 h that are included',
          traffic
            ? `Once it is filled at the rate of the last ${formatDuration(traffic.windowMs)}`
            : 'How much comes in is not known',
        ]}
      />
      {hours > presentHours ? (
        <Alert type="info">
          Records that have not expired by then live longer. Those that have stay gone.
        </Alert>
      ) : (
        <SpaceBetween size="xs">
          <Alert type="warning" header={`Records older than ${retentionText(hours)} are lost`}>
            {lossText(presentHours - hours, traffic)} Making the retention longer again does not
            bring them back.
          </Alert>
          <FormField errorText={errors.agreed}>
            <Checkbox
              checked={values.agreed}
              onChange={({ detail }) => set({ agreed: detail.checked })}
            >
              Make records older than {retentionText(hours)} unreadable at once
            </Checkbox>
          </FormField>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function lossText(lostHours: number, traffic: Traffic | undefined): string {
  const rest = 'cannot be read almost at once, by any reader.';
  if (!traffic || traffic.recordsPerSecond === 0)
    return `What was put in the ${formatCount(lostHours)} h before ${rest}`;
  const seconds = lostHours * 3_600;
  return `What was put in the ${formatCount(lostHours)} h before ${rest} At the rate of the last ${formatDuration(traffic.windowMs)} that is up to ${formatCount(traffic.recordsPerSecond * seconds)} records, ${formatBytes(traffic.bytesPerSecond * seconds)}.`;
}
