'use client';

import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import { retryPolicyWords } from './retry-policy-words.ts';

/** What happens to a record between being made and being in the stream. */
export const SendingFields = ({ values, onChange }: GeneratorFieldsProps) => (
  <Container header={<Header variant="h3">How they are sent</Header>}>
    <SpaceBetween size="m">
      <FormField label="What is refused">
        <RadioGroup
          value={values.retry}
          items={retryPolicyWords.map(({ value, label, description }) => ({
            value,
            label,
            description,
          }))}
          onChange={({ detail }) => {
            const chosen = retryPolicyWords.find(({ value }) => value === detail.value);
            if (chosen) onChange({ retry: chosen.value });
          }}
        />
      </FormField>
      <Checkbox
        checked={values.aggregates}
        description="Up to 51,200 bytes of one shard’s records, or 100 ms of them, become one Kinesis record in the KPL’s format. The limit of 1,000 records/s counts that one. Consumers must unfold it; Records does."
        onChange={({ detail }) => onChange({ aggregates: detail.checked })}
      >
        Aggregate as the Kinesis Producer Library does
      </Checkbox>
      <Checkbox
        checked={values.encrypts}
        description="AES-256-GCM under a data key of this generator. Partition keys stay in clear: every reader gets them."
        onChange={({ detail }) => onChange({ encrypts: detail.checked })}
      >
        Encrypt data before they leave
      </Checkbox>
      {values.encrypts && (
        <Alert type="info" header="Where the key is">
          The data key is kept in the console’s database, itself encrypted, and never leaves the
          server. It is not a KMS key: keys that KMS makes and guards come with the console’s keys.
          A record is then: KSE1, 8 bytes that name the key, a nonce of 12 bytes, the ciphertext, a
          tag of 16 bytes; 40 bytes more than in clear.
        </Alert>
      )}
    </SpaceBetween>
  </Container>
);
