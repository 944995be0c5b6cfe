'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import { TextField } from './text-field.tsx';

const row = { display: 'flex', flexWrap: 'wrap', gap: '8px 16px' } as const;

interface TailFieldsProps extends GeneratorFieldsProps {
  /** The folders whose files may be read. */
  roots: readonly string[];
}

/** One flow of a Kinesis Agent: its names, its defaults. */
export function TailFields({ roots, ...props }: TailFieldsProps) {
  const { values, errors, onChange } = props;
  return (
    <Container
      header={
        <Header
          variant="h3"
          description="As the Kinesis Agent does it: lines as they are written, across rotation and restarts."
        >
          The files
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="filePattern"
          description={`Only files in ${roots.join(' and ')} are read, and no link leads out of there. KINETOSCOPE_TAIL_ROOTS names other folders when Kinetoscope starts.`}
          constraintText="A file, a folder, or a pattern such as app/*.log"
          errorText={errors.filePattern}
        >
          <Input
            value={values.filePattern}
            spellcheck={false}
            onChange={({ detail }) => onChange({ filePattern: detail.value })}
          />
        </FormField>
        <FlowFields {...props} />
        <div style={row}>
          <Choice
            {...props}
            field="processing"
            label="dataProcessingOptions"
            choices={['NONE', 'SINGLELINE', 'CSVTOJSON', 'LOGTOJSON']}
          />
          <ProcessingFields {...props} />
        </div>
      </SpaceBetween>
    </Container>
  );
}

const FlowFields = (props: GeneratorFieldsProps) => (
  <div style={row}>
    <Choice
      {...props}
      field="initialPosition"
      label="initialPosition"
      choices={['END_OF_FILE', 'START_OF_FILE']}
    />
    <Choice
      {...props}
      field="partitionKeyOption"
      label="partitionKeyOption"
      choices={['RANDOM', 'DETERMINISTIC']}
    />
    <TextField {...props} field="maxBufferAgeMillis" label="maxBufferAgeMillis" isNumber />
    <TextField {...props} field="maxBufferSizeRecords" label="maxBufferSizeRecords" isNumber />
    <TextField {...props} field="maxBufferSizeBytes" label="maxBufferSizeBytes" isNumber />
    <TextField {...props} field="skipHeaderLines" label="skipHeaderLines" isNumber />
    <TextField
      {...props}
      field="truncatedRecordTerminator"
      label="truncatedRecordTerminator"
      constraint="Of records beyond 1,000 KB"
    />
    <TextField
      {...props}
      field="minTimeBetweenFilePollsMillis"
      label="minTimeBetweenFilePollsMillis"
      isNumber
    />
    <TextField
      {...props}
      field="multiLineStartPattern"
      label="multiLineStartPattern"
      constraint="Empty: each line is a record"
    />
  </div>
);

function ProcessingFields(props: GeneratorFieldsProps) {
  const { processing } = props.values;
  if (processing === 'CSVTOJSON')
    return (
      <>
        <TextField {...props} field="fieldNames" label="customFieldNames" constraint="a, b, c" />
        <TextField
          {...props}
          field="delimiter"
          label="delimiter"
          constraint="One character, or a regular expression such as \t. Quotes mean nothing"
        />
      </>
    );
  if (processing !== 'LOGTOJSON') return null;
  return (
    <>
      <Choice
        {...props}
        field="logFormat"
        label="logFormat"
        choices={['COMMONAPACHELOG', 'COMBINEDAPACHELOG', 'APACHEERRORLOG', 'SYSLOG']}
      />
      <TextField
        {...props}
        field="matchPattern"
        label="matchPattern"
        constraint="Empty: the format’s own. Lines that it does not match as a whole are left out, and counted"
      />
      <TextField
        {...props}
        field="fieldNames"
        label="customFieldNames"
        constraint="Empty: the format’s own"
      />
    </>
  );
}

interface ChoiceProps<Value extends string> extends GeneratorFieldsProps {
  field: 'initialPosition' | 'partitionKeyOption' | 'processing' | 'logFormat';
  label: string;
  choices: readonly Value[];
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { field, label, choices, values, onChange } = props;
  return (
    <div style={{ flex: '1 1 180px', maxWidth: 240 }}>
      <FormField label={label}>
        <Select
          options={choices.map((value) => ({ value, label: value }))}
          selectedOption={{ value: values[field], label: values[field] }}
          onChange={({ detail }) => {
            const chosen = choices.find((value) => value === detail.selectedOption.value);
            if (chosen !== undefined) onChange({ [field]: chosen });
          }}
        />
      </FormField>
    </div>
  );
}
