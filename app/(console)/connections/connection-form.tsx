'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { addConnection, editConnection, testDraft } from './actions.ts';
import { CredentialsFields } from './credentials-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { ProbeCode } from './probe-code.tsx';
import { ProbeReport } from './probe-report.tsx';
import type { Probe } from './probe.ts';
import { connectionSchema, type ConnectionInput } from './schema.ts';
import { FormFailure } from '#components/forms/form-failure.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Result } from '#lib/aws/failure.ts';
import { fieldErrors } from '#lib/field-errors.ts';

interface ConnectionFormProps {
  /** The connection that is edited; without it one is added. */
  id?: string;
  initial: ConnectionInput;
  /** The end of the access key that is stored. */
  storedKeyEnd?: string;
}

export function ConnectionForm({ id, initial, storedKeyEnd }: ConnectionFormProps) {
  const router = useRouter();
  const notify = useNotify();
  const form = useForm({
    initial,
    validate: (values: ConnectionInput) =>
      fieldErrors(connectionSchema({ hasStoredKey: storedKeyEnd !== undefined }), values),
    submit: (values) => (id === undefined ? addConnection(values) : editConnection(id, values)),
    onDone() {
      notify({ type: 'success', content: `${form.values.name} was stored.` });
      router.push('/connections');
    },
  });
  return (
    <form {...form.formProps}>
      <Form
        header={<Header variant="h1">{id === undefined ? 'Add connection' : initial.name}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" href="/connections">
              Cancel
            </Button>
            <Button variant="primary" loading={form.isPending}>
              {id === undefined ? 'Add connection' : 'Save'}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {form.failure && <FormFailure title="It was not stored" failure={form.failure} />}
          <PlaceFields values={form.values} errors={form.errors} onChange={form.set} />
          <CredentialsFields
            values={form.values}
            errors={form.errors}
            onChange={form.set}
            storedKeyEnd={storedKeyEnd}
          />
          <Trial values={form.values} id={id} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Tries what the form says, stored or not. */
function Trial({ values, id }: { values: ConnectionInput; id: string | undefined }) {
  const [trial, setTrial] = useState<{ of: ConnectionInput; result: Result<Probe> }>();
  const [isPending, startTransition] = useTransition();
  const test = () =>
    startTransition(async () => setTrial({ of: values, result: await testDraft(values, id) }));
  const result = trial?.of === values ? trial.result : undefined;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Tries the reads that the console makes. Nothing is written."
          actions={
            <Button formAction="none" loading={isPending} onClick={test}>
              Test
            </Button>
          }
        >
          Test it
        </Header>
      }
    >
      <div aria-live="polite">
        {result?.ok === false && <FailureAlert failure={result.failure} />}
        {result?.ok === true && <ProbeReport probe={result.data} region={values.region} />}
        {!result && 'Not tested as it stands.'}
      </div>
      <ProbeCode
        region={values.region}
        {...(values.endpoint !== '' && { endpoint: values.endpoint })}
      />
    </Container>
  );
}
