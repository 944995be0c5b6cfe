'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Tiles from '@cloudscape-design/components/tiles';
import type { GeneratorFieldsProps } from './generator-form.tsx';

export const NameFields = ({ values, errors, onChange }: GeneratorFieldsProps) => (
  <Container header={<Header variant="h3">What it is</Header>}>
    <Grid gridDefinition={[{ colspan: { default: 12, s: 5 } }, { colspan: { default: 12, s: 7 } }]}>
      <FormField label="Name" errorText={errors.name}>
        <Input value={values.name} onChange={({ detail }) => onChange({ name: detail.value })} />
      </FormField>
      <FormField label="Description - optional" errorText={errors.description}>
        <Input
          value={values.description}
          onChange={({ detail }) => onChange({ description: detail.value })}
        />
      </FormField>
    </Grid>
    <Box padding={{ top: 'm' }}>
      <FormField label="Records come from">
        <Tiles
          ariaLabel="Records come from"
          value={values.source}
          items={[
            {
              value: 'template',
              label: 'A template',
              description: 'Made-up data at a rate and in a shape.',
            },
            {
              value: 'tail',
              label: 'Files',
              description: 'Lines as programs write them, as the Kinesis Agent does.',
            },
          ]}
          onChange={({ detail }) =>
            onChange({ source: detail.value === 'tail' ? 'tail' : 'template' })
          }
        />
      </FormField>
    </Box>
  </Container>
);
