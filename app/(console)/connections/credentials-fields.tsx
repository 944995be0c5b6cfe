'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FieldsProps } from './place-fields.tsx';

const kinds = [
  {
    value: 'default',
    label: 'Default AWS chain',
    description:
      'Environment, shared files, SSO, container or instance role, as the AWS CLI finds them.',
  },
  { value: 'profile', label: 'Profile', description: 'A named profile of the AWS CLI.' },
  {
    value: 'static',
    label: 'Access key',
    description:
      'Kept encrypted on this machine; the browser sees the last four characters of the key ID.',
  },
] as const;

interface CredentialsFieldsProps extends FieldsProps {
  storedKeyEnd: string | undefined;
}

export function CredentialsFields(props: CredentialsFieldsProps) {
  const { values, errors, onChange } = props;
  return (
    <Container header={<Header variant="h2">Credentials</Header>}>
      <SpaceBetween size="l">
        <FormField label="How it signs">
          <RadioGroup
            value={values.credentialsKind}
            items={[...kinds]}
            onChange={({ detail }) => {
              const kind = kinds.find(({ value }) => value === detail.value);
              if (kind) onChange({ credentialsKind: kind.value });
            }}
          />
        </FormField>
        {values.credentialsKind === 'profile' && (
          <FormField label="Profile" errorText={errors.profile}>
            <Input
              value={values.profile}
              onChange={({ detail }) => onChange({ profile: detail.value })}
              spellcheck={false}
            />
          </FormField>
        )}
        {values.credentialsKind === 'static' && <KeyFields {...props} />}
      </SpaceBetween>
    </Container>
  );
}

function KeyFields({ values, errors, onChange, storedKeyEnd }: CredentialsFieldsProps) {
  const stored = storedKeyEnd !== undefined && `Stored: …${storedKeyEnd}. Leave empty to keep it.`;
  return (
    <SpaceBetween size="l">
      <FormField label="Access key ID" constraintText={stored} errorText={errors.accessKeyId}>
        <Input
          value={values.accessKeyId}
          onChange={({ detail }) => onChange({ accessKeyId: detail.value })}
          autoComplete={false}
          spellcheck={false}
        />
      </FormField>
      <FormField
        label="Secret access key"
        constraintText={stored && 'Leave empty to keep it.'}
        errorText={errors.secretAccessKey}
      >
        <Input
          type="password"
          value={values.secretAccessKey}
          onChange={({ detail }) => onChange({ secretAccessKey: detail.value })}
          autoComplete="new-password"
        />
      </FormField>
      <FormField
        label="Session token - optional"
        description="Of temporary credentials."
        errorText={errors.sessionToken}
      >
        <Input
          type="password"
          value={values.sessionToken}
          onChange={({ detail }) => onChange({ sessionToken: detail.value })}
          autoComplete="new-password"
        />
      </FormField>
    </SpaceBetween>
  );
}
