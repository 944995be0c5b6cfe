'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';

interface ChoiceSelectProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One of a few. */
export const ChoiceSelect = ({ label, value, options, onChange }: ChoiceSelectProps) => (
  <FormField label={label}>
    <Select
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? value)}
    />
  </FormField>
);

/** One part of the sentence, somewhat elastic. */
export const Field = ({ width, children }: { width: number; children: ReactNode }) => (
  <div style={{ flex: `1 1 ${width}px`, maxWidth: width * 1.6 }}>{children}</div>
);
