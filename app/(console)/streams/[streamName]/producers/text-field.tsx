'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import type { GeneratorInput } from './schema.ts';

interface TextFieldProps extends GeneratorFieldsProps {
  field: {
    [Field in keyof GeneratorInput]-?: GeneratorInput[Field] extends string ? Field : never;
  }[keyof GeneratorInput];
  label: string;
  constraint?: string;
  isNumber?: boolean;
}

/** One short field of the form. */
export const TextField = (props: TextFieldProps) => {
  const { field, label, constraint, isNumber = false, values, errors, onChange } = props;
  return (
    <div style={{ flex: '1 1 150px', maxWidth: 240 }}>
      <FormField
        label={label}
        errorText={errors[field]}
        {...(constraint !== undefined && { constraintText: constraint })}
      >
        <Input
          value={values[field]}
          spellcheck={false}
          {...(isNumber && { type: 'number' as const })}
          onChange={({ detail }) => onChange({ [field]: detail.value })}
        />
      </FormField>
    </div>
  );
};
