'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useQuery } from '@tanstack/react-query';
import { changePolicy } from './actions.ts';
import { policyCalls } from './calls.ts';
import { hasPolicy, readerTemplate, writerTemplate } from './policy.ts';
import { policyQuery } from './queries.ts';
import { type PolicyInput, policySchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { type SettingFields, SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';

/** Who outside of the account may use the stream. */
export function PolicySetting({ stream }: { stream: StreamInfo }) {
  const capability = streamCan.configure(useConnection(), stream);
  const query = useQuery(policyQuery(stream.StreamARN ?? ''));
  const present = hasPolicy(query.data?.Policy) ? indented(query.data?.Policy ?? '') : '';
  if (query.error && !query.data)
    return (
      <FailureAlert
        title="The policy is not known"
        failure={query.error.failure}
        onRetry={() => void query.refetch()}
      />
    );
  return (
    <QueryStates query={query} loading="Loading the policy">
      {() => (
        <Setting
          id="policy"
          title="Resource policy"
          description="Lets other accounts read or write. Within the account, IAM decides."
          capability={capability}
          items={[
            {
              label: 'Policy',
              value: present === '' ? 'none' : plural(statementCount(present), 'statement'),
            },
          ]}
        >
          <SettingForm
            schema={policySchema}
            initial={{ ...streamOf(stream), policy: present }}
            action={changePolicy}
            calls={policyCalls}
            submit="Save policy"
            refusal="The policy was not saved"
            done="The policy was saved."
            capability={capability}
            idle={({ policy }) =>
              policy.trim() === present.trim() ? 'Nothing is changed.' : undefined
            }
          >
            {(fields) => <PolicyFields fields={fields} hasPresent={present !== ''} />}
          </SettingForm>
        </Setting>
      )}
    </QueryStates>
  );
}

interface PolicyFieldsProps {
  fields: SettingFields<PolicyInput>;
  hasPresent: boolean;
}

function PolicyFields({ fields: { values, errors, set }, hasPresent }: PolicyFieldsProps) {
  const fill = (policy: string) => ({
    formAction: 'none' as const,
    onClick: () => set({ policy }),
  });
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        <Button {...fill(readerTemplate(values.streamArn))}>Template: another account reads</Button>
        <Button {...fill(writerTemplate(values.streamArn))}>
          Template: another account writes
        </Button>
        {hasPresent && <Button {...fill('')}>Empty it, to delete the policy</Button>}
      </SpaceBetween>
      <FormField
        label="Policy"
        constraintText="JSON. An empty text deletes the policy."
        errorText={errors.policy}
        stretch
      >
        <Textarea
          value={values.policy}
          rows={16}
          spellcheck={false}
          onChange={({ detail }) => set({ policy: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** As it is where it is no JSON: AWS kept it so. */
function indented(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}

function statementCount(policy: string): number {
  try {
    const parsed: { Statement?: unknown } = JSON.parse(policy);
    return Array.isArray(parsed.Statement) ? parsed.Statement.length : 1;
  } catch {
    return 1;
  }
}
