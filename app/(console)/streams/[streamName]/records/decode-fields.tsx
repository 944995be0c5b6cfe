'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ChoiceFieldsProps } from './beginning-fields.tsx';
import { ChoiceSelect, Field } from './choice-select.tsx';
import type { ReadingChoice } from './search-params.ts';
import { dataFormats } from '#lib/records/record-query.ts';

const labels: Record<ReadingChoice['as'], string> = {
  auto: 'what it looks like',
  json: 'JSON',
  text: 'text',
  avro: 'Avro, with a schema',
  protobuf: 'Protobuf, with a schema',
  messagepack: 'MessagePack',
  binary: 'bytes as they are',
};

/** How data is understood. gzip, zstd and base64 are always undone first, but for bytes as they are. */
export function DecodeFields({ choice, onChange }: ChoiceFieldsProps) {
  const { as, schema, message } = choice;
  return (
    <SpaceBetween size="s">
      <Field width={260}>
        <ChoiceSelect
          label="Take the data for"
          value={as}
          options={dataFormats.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) =>
            onChange({ as: dataFormats.find((known) => known === value) ?? 'auto' })
          }
        />
      </Field>
      {(as === 'avro' || as === 'protobuf') && (
        <FormField
          label="Schema"
          stretch
          description={
            as === 'avro'
              ? 'In JSON. Container files bring their own. Headers of the Glue and Confluent registries and of single objects are taken off. It becomes a part of the address.'
              : 'A .proto file, without imports. It becomes a part of the address.'
          }
        >
          <Textarea
            value={schema}
            rows={5}
            spellcheck={false}
            onChange={({ detail }) => onChange({ schema: detail.value })}
          />
        </FormField>
      )}
      {as === 'protobuf' && (
        <FormField label="Message - optional" description="The first one where it is left empty.">
          <Input
            value={message}
            spellcheck={false}
            placeholder="shop.Order"
            onChange={({ detail }) => onChange({ message: detail.value.trim() })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
