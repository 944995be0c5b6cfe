'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createStream } from '../actions.ts';
import { CallCode } from '../../call-code.tsx';
import { CapacityEstimator } from './capacity-estimator.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { CreateCost } from './create-cost.tsx';
import {
  createStreamCall,
  createStreamSchema,
  emptyStream,
  type CreateStreamInput,
} from './schema.ts';
import { TagFields } from './tag-fields.tsx';
import { FormFailure } from '#components/forms/form-failure.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { fieldErrors } from '#lib/field-errors.ts';

export function CreateForm() {
  const form = useCreateForm();
  const create = streamCan.create(useConnection());
  return (
    <form {...form.formProps}>
      <Form
        header={<Header variant="h1">Create stream</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" href="/streams">
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={form.isPending}
              disabled={!create.can}
              {...(!create.can && { disabledReason: create.reason })}
            >
              Create stream
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {!create.can && <Alert type="warning">{create.reason}</Alert>}
          {form.failure && (
            <FormFailure title="The stream was not created" failure={form.failure} />
          )}
          <Container header={<Header variant="h2">Stream</Header>}>
            <FormField
              label="Name"
              constraintText="1 to 128 letters, digits, and _ . - characters. It cannot be changed later."
              errorText={form.errors.streamName}
            >
              <Input
                value={form.values.streamName}
                onChange={({ detail }) => form.set({ streamName: detail.value })}
                placeholder="orders"
                autoComplete={false}
                spellcheck={false}
                autoFocus
              />
            </FormField>
          </Container>
          <CapacityFields values={form.values} errors={form.errors} onChange={form.set} />
          <CapacityEstimator values={form.values} onChange={form.set} />
          <TagFields values={form.values} errors={form.errors} onChange={form.set} />
          <CreateCost values={form.values} />
          <CallCode calls={callsOf(form.values)} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

const callsOf = (values: CreateStreamInput) =>
  createStreamSchema.safeParse(values).success ? [createStreamCall(values)] : [];

function useCreateForm() {
  const router = useRouter();
  const queries = useQueryClient();
  return useForm({
    initial: emptyStream,
    validate: (values: CreateStreamInput) => fieldErrors(createStreamSchema, values),
    submit: createStream,
    async onDone({ streamName }) {
      await queries.invalidateQueries({ queryKey: ['kinesis', 'ListStreams'] });
      router.push(`/streams?created=${encodeURIComponent(streamName)}`);
    },
  });
}
