'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { GeneratorFieldsProps } from './generator-form.tsx';

export const NameFields = ({ values, errors, onChange }: GeneratorFieldsProps) => (
  <Container header={<Header variant="h3">What and how much</Header>}>
    <Grid
      gridDefinition={[
        { colspan: { default: 12, s: 4 } },
        { colspan: { default: 12, s: 5 } },
        { colspan: { default: 12, s: 3 } },
      ]}
    >
      <FormField label="Name" errorText={errors.name}>
        <Input value={values.name} onChange={({ detail }) => onChange({ name: detail.value })} />
      </FormField>
      <FormField label="Description - optional" errorText={errors.description}>
        <Input
          value={values.description}
          onChange={({ detail }) => onChange({ description: detail.value })}
        />
      </FormField>
      <FormField label="Records per second" errorText={errors.recordsPerSecond}>
        <Input
          value={values.recordsPerSecond}
          type="number"
          inputMode="decimal"
          onChange={({ detail }) => onChange({ recordsPerSecond: detail.value })}
        />
      </FormField>
    </Grid>
  </Container>
);
