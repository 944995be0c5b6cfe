'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReplayFieldsProps } from './replay-values.ts';

const keyChoices = [
  { value: 'original', label: 'Original', description: 'As they were: order per key holds.' },
  {
    value: 'ranges',
    label: 'Original shard ranges',
    description:
      'With explicit hash keys within the range of the shard that each record was in, so that the load lies on the target as it lay on the source.',
  },
  {
    value: 'template',
    label: 'From the data',
    description: 'A JSON path, or text with paths in it. Records without it keep their key.',
  },
] as const;

/** A file's rows come out of no shard, so they can go back into none. */
const fileKeyChoices = [
  {
    value: 'original',
    label: 'From the file',
    description: 'Of the columns of the partition key and the explicit hash key.',
  },
  keyChoices[2],
] as const;

interface KeyFieldsProps extends ReplayFieldsProps {
  ofFile?: boolean;
}

/** Which keys the records get. */
export const KeyFields = ({ values, errors, onChange, ofFile = false }: KeyFieldsProps) => (
  <Container header={<Header variant="h3">Keys</Header>}>
    <SpaceBetween size="m">
      <RadioGroup
        ariaLabel="Keys"
        value={values.keys}
        items={ofFile ? [...fileKeyChoices] : [...keyChoices]}
        onChange={({ detail }) => {
          const chosen = keyChoices.find(({ value }) => value === detail.value);
          if (chosen) onChange({ keys: chosen.value });
        }}
      />
      {values.keys === 'template' && (
        <FormField
          label="Key"
          constraintText="user.id, or {{user.id}}-{{key}}. {{key}} and {{shardId}} are the record’s own."
          errorText={errors.template}
        >
          <Input
            value={values.template}
            spellcheck={false}
            onChange={({ detail }) => onChange({ template: detail.value })}
          />
        </FormField>
      )}
      <Checkbox
        checked={values.keepsOrder}
        description="Of each key one record is under way at a time. Without it replays of few keys are faster, and refused records arrive after later ones."
        onChange={({ detail }) => onChange({ keepsOrder: detail.checked })}
      >
        Keep the order of each key
      </Checkbox>
    </SpaceBetween>
  </Container>
);

const paces = [
  {
    value: 'original',
    label: 'As it came, times a factor',
    description: 'The time between two records is what it was, divided by the factor.',
  },
  {
    value: 'fast',
    label: 'As fast as the target takes it',
    description: 'Within what each shard of the target takes; what is refused is sent again.',
  },
] as const;

interface PaceFieldsProps extends ReplayFieldsProps {
  /** Why the records have no pace of their own. */
  noPace?: string | undefined;
}

/** How fast the records go. */
export const PaceFields = ({ values, errors, onChange, noPace }: PaceFieldsProps) => (
  <Container header={<Header variant="h3">Pace</Header>}>
    <SpaceBetween size="m">
      <RadioGroup
        ariaLabel="Pace"
        value={values.pace}
        items={[noPace ? { ...paces[0], disabled: true, description: noPace } : paces[0], paces[1]]}
        onChange={({ detail }) => onChange({ pace: detail.value === 'fast' ? 'fast' : 'original' })}
      />
      {values.pace === 'original' && (
        <FormField label="Factor" constraintText="0.1 to 1,000" errorText={errors.factor}>
          <Input
            type="number"
            step={0.1}
            value={values.factor}
            onChange={({ detail }) => onChange({ factor: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  </Container>
);

/** What is done to each record on its way. */
export const TransformField = ({ values, errors, onChange }: ReplayFieldsProps) => (
  <Container header={<Header variant="h3">Transform</Header>}>
    <FormField
      label="Transform in JavaScript, if wanted"
      stretch
      description="An expression, or statements with return. It sees record: key, value (the data as JSON), text, base64, shardId, sequenceNumber, arrivalMs. It gives back a record, a list of records, or nothing, which drops it. Data it does not change stay byte by byte; numbers beyond 2^53 lose digits where value is changed. It runs in a sandbox, 100 ms a record."
      errorText={errors.transform}
    >
      <Textarea
        value={values.transform}
        rows={4}
        spellcheck={false}
        placeholder="record.value.price *= 2; return record"
        onChange={({ detail }) => onChange({ transform: detail.value })}
      />
    </FormField>
  </Container>
);
