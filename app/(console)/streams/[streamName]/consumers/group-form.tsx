'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createGroup } from './group-actions.ts';
import { GroupCode } from './group-code.tsx';
import { GroupCost } from './group-cost.tsx';
import { emptyGroup, type GroupInput, groupSchema } from './group-schema.ts';
import { summaryQuery } from '../queries.ts';
import { type FieldErrors, useForm } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { fieldErrors } from '#lib/field-errors.ts';

/** A new sample group. */
export function GroupForm({ streamName }: { streamName: string }) {
  const router = useRouter();
  const { data } = useQuery(summaryQuery(streamName));
  const start = streamCan.startGroup(useConnection(), data?.StreamDescriptionSummary ?? {});
  const { formProps, failure, isPending, values, errors, set } = useForm({
    initial: emptyGroup,
    validate: (input: GroupInput) => fieldErrors(groupSchema, input),
    submit: (input) => createGroup(streamName, input),
    onDone: (id) => router.push(`/streams/${streamName}/consumers/${id}`),
  });
  return (
    <form {...formProps}>
      <Form
        header={
          <Header
            variant="h2"
            description="Workers of this console that share the shards by leases, as the Kinesis Client Library does."
          >
            Create sample consumer group
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" href={`/streams/${streamName}/consumers`}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={isPending}
              disabled={!start.can}
              {...(!start.can && { disabledReason: start.reason })}
            >
              Create and start
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {failure && <FailureAlert title="The group was not stored" failure={failure} />}
          <Container>
            <Fields {...{ values, errors, set }} />
          </Container>
          <GroupCost streamName={streamName} />
          <GroupCode terms={termsOf(streamName, values)} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Undefined while a field is wrong. */
function termsOf(streamName: string, values: GroupInput) {
  const valid = groupSchema.safeParse(values);
  return valid.success
    ? { ...valid.data, streamName, failoverMs: Math.round(valid.data.failoverSeconds * 1_000) }
    : undefined;
}

interface FieldsProps {
  values: GroupInput;
  errors: FieldErrors;
  set: (changes: Partial<GroupInput>) => void;
}

const Fields = ({ values, errors, set }: FieldsProps) => (
  <SpaceBetween size="l">
    <FormField label="Name" errorText={errors.name}>
      <Input value={values.name} onChange={({ detail }) => set({ name: detail.value })} />
    </FormField>
    <FormField label="Where it begins">
      <RadioGroup
        value={values.startsAt}
        onChange={({ detail }) =>
          set({ startsAt: detail.value === 'horizon' ? 'horizon' : 'latest' })
        }
        items={[
          { value: 'latest', label: 'Now', description: 'With records that come from now on.' },
          {
            value: 'horizon',
            label: 'At the trim horizon',
            description: 'With the oldest record that the stream keeps.',
          },
        ]}
      />
    </FormField>
    <div
      style={{
        display: 'grid',
        gap: 20,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
      }}
    >
      <NumberField field="workers" label="Workers" {...{ values, errors, set }} />
      <NumberField
        field="processingMs"
        label="Time a record takes (ms)"
        hint="0 is as fast as they come. Each shard is processed by itself."
        {...{ values, errors, set }}
      />
      <NumberField
        field="checkpointSeconds"
        label="Checkpoint every (s)"
        hint="What a crash makes others process again."
        {...{ values, errors, set }}
      />
      <NumberField
        field="failoverSeconds"
        label="Failover time (s)"
        hint="A lease that was not renewed for so long may be taken. It is renewed each third of it."
        {...{ values, errors, set }}
      />
    </div>
    <Box color="text-body-secondary">
      It reads each shard once a second, of the 5 reads a second that all its readers share, and
      takes up to 1.2 of the 2 MiB/s. It writes nothing into the stream; leases and checkpoints are
      kept by this console.
    </Box>
  </SpaceBetween>
);

interface NumberFieldProps extends FieldsProps {
  field: Exclude<keyof GroupInput, 'name' | 'startsAt'>;
  label: string;
  hint?: string;
}

const NumberField = ({ field, label, hint, values, errors, set }: NumberFieldProps) => (
  <FormField
    label={label}
    errorText={errors[field]}
    {...(hint !== undefined && { constraintText: hint })}
  >
    <Input
      type="number"
      value={values[field]}
      onChange={({ detail }) => set({ [field]: detail.value })}
    />
  </FormField>
);
