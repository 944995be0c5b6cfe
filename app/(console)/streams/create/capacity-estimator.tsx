'use client';

import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { capacityFor, type Load } from './capacity.ts';
import { CapacityArithmetic } from './capacity-arithmetic.tsx';
import { MonthlyCost } from './monthly-cost.tsx';
import type { FieldsProps } from './capacity-fields.tsx';
import { plural } from '#lib/format/count.ts';

/** As typed. */
interface Typed {
  recordsPerSecond: string;
  kibibytes: string;
  consumers: string;
}

const kibibyte = 1_024;

/** From the load one expects to shards, with the reckoning. */
export function CapacityEstimator({ values, onChange }: Omit<FieldsProps, 'errors'>) {
  const [typed, setTyped] = useState<Typed>({
    recordsPerSecond: '1500',
    kibibytes: '1',
    consumers: '2',
  });
  const load = toLoad(typed);
  return (
    <ExpandableSection
      variant="container"
      headerText="Estimate capacity and cost"
      headerDescription="From records a second, their size and their readers."
    >
      <SpaceBetween size="l">
        <LoadFields typed={typed} onChange={(changes) => setTyped({ ...typed, ...changes })} />
        {load ? (
          <Estimate load={load} values={values} onChange={onChange} />
        ) : (
          <span>Enter numbers from 0 on; a record has more than 0 and at most 10,240 KiB.</span>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Estimate({ load, values, onChange }: { load: Load } & Omit<FieldsProps, 'errors'>) {
  const capacity = capacityFor(load);
  const { shards } = capacity.binding;
  const isProvisioned = values.streamMode === 'PROVISIONED';
  return (
    <div aria-live="polite">
      <SpaceBetween size="l">
        <CapacityArithmetic capacity={capacity} />
        <MonthlyCost load={load} shards={shards} />
        {isProvisioned && (
          <Button
            formAction="none"
            disabled={values.shardCount === String(shards)}
            disabledReason="That is what the stream gets already."
            onClick={() => onChange({ shardCount: String(shards) })}
          >
            Use {plural(shards, 'shard')}
          </Button>
        )}
      </SpaceBetween>
    </div>
  );
}

interface LoadFieldsProps {
  typed: Typed;
  onChange: (changes: Partial<Typed>) => void;
}

function LoadFields({ typed, onChange }: LoadFieldsProps) {
  return (
    <ColumnLayout columns={3}>
      <FormField label="Records a second">
        <Input
          type="number"
          inputMode="decimal"
          value={typed.recordsPerSecond}
          onChange={({ detail }) => onChange({ recordsPerSecond: detail.value })}
        />
      </FormField>
      <FormField label="Average size in KiB">
        <Input
          type="number"
          inputMode="decimal"
          value={typed.kibibytes}
          onChange={({ detail }) => onChange({ kibibytes: detail.value })}
        />
      </FormField>
      <FormField label="Consumers that read everything">
        <Input
          type="number"
          inputMode="numeric"
          value={typed.consumers}
          onChange={({ detail }) => onChange({ consumers: detail.value })}
        />
      </FormField>
    </ColumnLayout>
  );
}

const largestRecordKibibytes = 10_240;

function toLoad(typed: Typed): Load | undefined {
  const recordsPerSecond = toNumber(typed.recordsPerSecond);
  const kibibytes = toNumber(typed.kibibytes);
  const consumers = toNumber(typed.consumers);
  const isWhole = Number.isInteger(consumers);
  if (!(recordsPerSecond >= 0) || !isWhole || consumers < 0) return undefined;
  if (!(kibibytes > 0) || kibibytes > largestRecordKibibytes) return undefined;
  return { recordsPerSecond, bytes: kibibytes * kibibyte, consumers };
}

const toNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
