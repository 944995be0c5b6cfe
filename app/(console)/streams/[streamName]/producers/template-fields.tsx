'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import type { Sample } from './use-sample.ts';
import { WordList } from './word-list.tsx';
import { CodeBlock } from '#components/records/code-block.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { templateGallery } from '#lib/jobs/template-gallery.ts';

interface TemplateFieldsProps extends GeneratorFieldsProps {
  sample: Sample | undefined;
}

/** The record with its placeholders, and beside it what comes of them. */
export function TemplateFields({ values, errors, onChange, sample }: TemplateFieldsProps) {
  const known = templateGallery.find(({ template }) => template === values.template);
  return (
    <Container header={<Header variant="h3">The record</Header>}>
      <Grid
        gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}
      >
        <SpaceBetween size="s">
          <FormField label="Begin with">
            <Select
              options={templateGallery.map(({ name }) => ({ value: name, label: name }))}
              selectedOption={known ? { value: known.name, label: known.name } : null}
              placeholder="A template of your own"
              onChange={({ detail }) => {
                const chosen = templateGallery.find(
                  ({ name }) => name === detail.selectedOption.value,
                );
                if (chosen) onChange({ template: chosen.template });
              }}
            />
          </FormField>
          <FormField label="Template" errorText={errors.template ?? sample?.complaint}>
            <Textarea
              value={values.template}
              rows={10}
              spellcheck={false}
              onChange={({ detail }) => onChange({ template: detail.value })}
            />
          </FormField>
          <WordList />
        </SpaceBetween>
        <Preview sample={sample} />
      </Grid>
    </Container>
  );
}

/** Five records, so that a person sees what changes from one to the next. */
function Preview({ sample }: { sample: Sample | undefined }) {
  if (!sample || sample.complaint !== undefined)
    return <Box color="text-body-secondary">A record appears here as soon as one can be made.</Box>;
  const { records, isJson, averageBytes } = sample;
  return (
    <SpaceBetween size="xs">
      <Box variant="awsui-key-label">
        {records.length} records of it, {isJson ? 'JSON' : 'text'}, about{' '}
        {formatBytes(Math.round(averageBytes))} each with its key
      </Box>
      <CodeBlock label="Records of it">
        {records
          .map(({ partitionKey, text }) => `${partitionKey}: ${oneLine(text, isJson)}`)
          .join('\n')}
      </CodeBlock>
    </SpaceBetween>
  );
}

/** JSON without its line breaks: what is sent has them, but five records must be compared. */
const oneLine = (text: string, isJson: boolean): string =>
  isJson ? text.replaceAll(/\s*\n\s*/g, ' ') : text;
