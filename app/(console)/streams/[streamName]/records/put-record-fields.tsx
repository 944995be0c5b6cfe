'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useQuery } from '@tanstack/react-query';
import { hashKeyQuery } from './queries.ts';
import { dataFormats, putRecordSchema, type PutRecordInput } from './schema.ts';
import type { ShardView } from '../shard-view.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';
import { ownerOf } from '#lib/kinesis/hash-key-range.ts';

interface PutRecordFieldsProps {
  values: PutRecordInput;
  errors: FieldErrors;
  shards: readonly ShardView[];
  onChange: (changes: Partial<PutRecordInput>) => void;
}

const formatLabels = { json: 'JSON', text: 'Text', base64: 'Base64' };

export function PutRecordFields({ values, errors, shards, onChange }: PutRecordFieldsProps) {
  const shardId = useOwner(values, shards);
  return (
    <SpaceBetween size="m">
      <FormField
        label="Partition key"
        constraintText={shardId === undefined ? ' ' : `Goes to ${shardId}.`}
        errorText={errors.partitionKey}
      >
        <Input
          value={values.partitionKey}
          spellcheck={false}
          onChange={({ detail }) => onChange({ partitionKey: detail.value })}
        />
      </FormField>
      <SegmentedControl
        label="The data is"
        selectedId={values.format}
        options={dataFormats.map((id) => ({ id, text: formatLabels[id] }))}
        onChange={({ detail }) => {
          const format = dataFormats.find((id) => id === detail.selectedId);
          if (format) onChange({ format });
        }}
      />
      <FormField label="Data" errorText={errors.data}>
        <Textarea
          value={values.data}
          rows={6}
          spellcheck={false}
          onChange={({ detail }) => onChange({ data: detail.value })}
        />
      </FormField>
      <FormField
        label="Explicit hash key - optional"
        description="A whole number from 0 to 2^128 − 1 that decides the shard in place of the key."
        errorText={errors.explicitHashKey}
      >
        <Input
          value={values.explicitHashKey}
          inputMode="numeric"
          onChange={({ detail }) => onChange({ explicitHashKey: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** The shard that will take it, as the stream is cut now. */
function useOwner(values: PutRecordInput, shards: readonly ShardView[]): string | undefined {
  const { data: hashed } = useQuery(hashKeyQuery(values.partitionKey));
  const { explicitHashKey } = values;
  const isExplicit = explicitHashKey.trim() !== '';
  if (isExplicit && !putRecordSchema.shape.explicitHashKey.safeParse(explicitHashKey).success)
    return undefined;
  const hashKey = isExplicit ? explicitHashKey.trim() : hashed;
  if (values.partitionKey === '' || hashKey === undefined) return undefined;
  return ownerOf(shards, BigInt(hashKey))?.shardId;
}
