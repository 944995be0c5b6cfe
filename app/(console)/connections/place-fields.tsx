'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ConnectionInput } from './schema.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';

export interface FieldsProps {
  values: ConnectionInput;
  errors: FieldErrors;
  onChange: (changes: Partial<ConnectionInput>) => void;
}

export function PlaceFields({ values, errors, onChange }: FieldsProps) {
  return (
    <Container header={<Header variant="h2">Where</Header>}>
      <SpaceBetween size="l">
        <FormField label="Name" description="As the top bar calls it." errorText={errors.name}>
          <Input
            value={values.name}
            onChange={({ detail }) => onChange({ name: detail.value })}
            autoComplete={false}
          />
        </FormField>
        <FormField
          label="Endpoint - optional"
          description="Empty for AWS itself. For a simulator or another compatible server, its address."
          errorText={errors.endpoint}
        >
          <Input
            value={values.endpoint}
            onChange={({ detail }) => onChange({ endpoint: detail.value })}
            placeholder="http://127.0.0.1:4567"
            inputMode="url"
            spellcheck={false}
            autoComplete={false}
          />
        </FormField>
        <FormField label="Region" errorText={errors.region}>
          <Input
            value={values.region}
            onChange={({ detail }) => onChange({ region: detail.value })}
            placeholder="us-east-1"
            spellcheck={false}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
