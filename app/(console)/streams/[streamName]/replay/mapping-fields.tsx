'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { dataEncodings, type FileMapping } from '#lib/transfer/transfer-plan.ts';

interface MappingFieldsProps {
  columns: readonly string[];
  mapping: FileMapping;
  onChange: (mapping: FileMapping) => void;
}

const randomKey = '(a random key for each record)';
const wholeLine = '(the whole line)';
const none = '(none)';

/** Which column is what. */
export function MappingFields({ columns, mapping, onChange }: MappingFieldsProps) {
  const { data, key, format } = mapping;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
      <Choice
        label="Data"
        value={data.column === '' ? wholeLine : data.column}
        values={format === 'ndjson' ? [wholeLine, ...columns] : columns}
        onChange={(column) =>
          onChange({ ...mapping, data: { ...data, column: column === wholeLine ? '' : column } })
        }
      />
      <Choice
        label="Data are written as"
        value={data.encoding}
        values={dataEncodings}
        onChange={(text) => {
          const encoding = dataEncodings.find((one) => one === text);
          if (encoding) onChange({ ...mapping, data: { ...data, encoding } });
        }}
      />
      <Choice
        label="Partition key"
        value={key.kind === 'column' ? key.column : randomKey}
        values={[randomKey, ...columns]}
        onChange={(column) =>
          onChange({
            ...mapping,
            key: column === randomKey ? { kind: 'random' } : { kind: 'column', column },
          })
        }
      />
      <Choice
        label="Explicit hash key"
        value={mapping.explicitHashKeyColumn === '' ? none : mapping.explicitHashKeyColumn}
        values={[none, ...columns]}
        onChange={(column) =>
          onChange({ ...mapping, explicitHashKeyColumn: column === none ? '' : column })
        }
      />
      <Choice
        label="Arrival time"
        value={mapping.timeColumn === '' ? none : mapping.timeColumn}
        values={[none, ...columns]}
        onChange={(column) => onChange({ ...mapping, timeColumn: column === none ? '' : column })}
      />
      {format === 'csv' && (
        <Checkbox
          checked={mapping.removesFormulaGuard}
          onChange={({ detail }) => onChange({ ...mapping, removesFormulaGuard: detail.checked })}
        >
          Take away the apostrophe that guards formulas
        </Checkbox>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  values: readonly string[];
  onChange: (value: string) => void;
}

const Choice = ({ label, value, values, onChange }: ChoiceProps) => (
  <div style={{ flex: '1 1 180px', maxWidth: 320 }}>
    <FormField label={label}>
      <Select
        selectedOption={{ value, label: value }}
        options={values.map((one) => ({ value: one, label: one }))}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  </div>
);
