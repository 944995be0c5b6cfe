'use client';

import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { editParam } from './search-params.ts';
import { CallCode } from '../../../call-code.tsx';
import { FormFailure } from '#components/forms/form-failure.tsx';
import { type FieldErrors, useForm } from '#components/forms/use-form.ts';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Capability } from '#lib/aws/capabilities.ts';
import type { Result } from '#lib/aws/failure.ts';
import type { PlannedCall } from '#lib/aws/planned-call.ts';
import { fieldErrors } from '#lib/field-errors.ts';

/** What the fields of a setting are given. */
export interface SettingFields<Values> {
  values: Values;
  errors: FieldErrors;
  set: (changes: Partial<Values>) => void;
}

interface SettingFormProps<Values extends object> {
  schema: z.ZodType<Values>;
  initial: Values;
  action: (values: Values) => Promise<Result<void>>;
  /** What it comes to, as calls of the SDK. */
  calls: (values: Values) => PlannedCall[];
  /** On the button: “Change retention”. */
  submit: string;
  /** “The retention was not changed”. */
  refusal: string;
  /** “The retention is being changed”. */
  done: string;
  capability: Capability;
  /** Why there is nothing to do with these values. */
  idle?: (values: Values) => string | undefined;
  /** What else is known without asking AWS, by field. */
  check?: (values: Values) => FieldErrors;
  onDone?: (values: Values) => void;
  children: (fields: SettingFields<Values>) => ReactNode;
}

/** A box to be ticked is no part of a call. */
const agreement = 'agreed';

/** Changes one setting: fields, their plan, and AWS's complaints at the field that caused them. */
export function SettingForm<Values extends object>(props: SettingFormProps<Values>) {
  const { schema, initial, action, submit, refusal, capability, idle, check, children } = props;
  const finish = useFinish(props.done);
  const [, setOpen] = useQueryState('edit', editParam);
  const form = useForm({
    initial,
    validate: (values: Values) => ({ ...check?.(values), ...fieldErrors(schema, values) }),
    submit: action,
    async onDone() {
      await finish();
      props.onDone?.(form.values);
    },
  });
  const isSound = (values: Values) =>
    Object.keys(fieldErrors(schema, values)).every((field) => field === agreement);
  const reason = capability.can ? idle?.(form.values) : capability.reason;
  return (
    <form {...form.formProps}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" onClick={() => void setOpen(null)}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={form.isPending}
              disabled={reason !== undefined}
              {...(reason !== undefined && { disabledReason: reason })}
            >
              {submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="m">
          {form.failure && <FormFailure title={refusal} failure={form.failure} />}
          {children(form)}
          <CallCode calls={isSound(form.values) ? props.calls(form.values) : []} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Everything that tells of the stream is asked for anew. */
function useFinish(text: string) {
  const queries = useQueryClient();
  const notify = useNotify();
  const [, setOpen] = useQueryState('edit', editParam);
  return async () => {
    notify({ type: 'success', id: 'setting', content: text });
    await setOpen(null);
    await queries.invalidateQueries({ queryKey: ['kinesis'] });
  };
}
