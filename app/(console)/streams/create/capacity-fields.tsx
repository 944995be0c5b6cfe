'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { CreateStreamInput } from './schema.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';
import { formatRate } from '#lib/format/rate.ts';
import {
  shardReadBytesPerSecond,
  shardWriteBytesPerSecond,
  shardWriteRecordsPerSecond,
} from '#lib/kinesis/limits.ts';

export interface FieldsProps {
  values: CreateStreamInput;
  errors: FieldErrors;
  onChange: (changes: Partial<CreateStreamInput>) => void;
}

const modes = [
  {
    value: 'PROVISIONED',
    label: 'Provisioned',
    description: 'You say how many shards, and pay for them by the hour.',
  },
  {
    value: 'ON_DEMAND',
    label: 'On-demand',
    description:
      'Starts with 4 shards and grows to twice the peak of the last 30 days; you pay for what goes through.',
  },
] as const;

export function CapacityFields({ values, errors, onChange }: FieldsProps) {
  return (
    <Container header={<Header variant="h2">Capacity</Header>}>
      <SpaceBetween size="l">
        <FormField label="Mode" errorText={errors.streamMode} stretch>
          <Tiles
            value={values.streamMode}
            items={[...modes]}
            columns={2}
            onChange={({ detail }) => {
              const mode = modes.find(({ value }) => value === detail.value);
              if (mode) onChange({ streamMode: mode.value });
            }}
          />
        </FormField>
        {values.streamMode === 'PROVISIONED' && (
          <FormField
            label="Shards"
            errorText={errors.shardCount}
            constraintText={inAll(Number(values.shardCount))}
          >
            <Input
              type="number"
              inputMode="numeric"
              step={1}
              value={values.shardCount}
              onChange={({ detail }) => onChange({ shardCount: detail.value })}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}

function inAll(shards: number): string {
  if (!Number.isInteger(shards) || shards < 1) return 'Each takes 1,000 records or 1 MiB a second.';
  const records = formatRate(shards * shardWriteRecordsPerSecond, 'records');
  const bytesIn = formatRate(shards * shardWriteBytesPerSecond, 'bytes');
  const bytesOut = formatRate(shards * shardReadBytesPerSecond, 'bytes');
  return `Together ${records} or ${bytesIn} in, whichever comes first, and ${bytesOut} out, if keys spread evenly.`;
}
