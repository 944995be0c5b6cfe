'use client';

import { useRef, useState, useTransition, type FormEvent } from 'react';

/** By field, in words for a person. Nested fields are written with dots: `tags.0.key`. */
export type FieldErrors = Readonly<Record<string, string>>;

interface ShownFailure {
  name: string;
  message: string;
  requestId?: string;
  member?: string;
}

type Outcome<Data> = { ok: true; data: Data } | { ok: false; failure: ShownFailure };

interface FormOptions<Values, Data> {
  initial: Values;
  /** What can be known without asking the server. */
  validate: (values: Values) => FieldErrors;
  submit: (values: Values) => Promise<Outcome<Data>>;
  onDone: (data: Data) => unknown;
}

/**
 * A form whose complaints stand at the fields: its own from the first try to submit on, and the server's, whose
 * `member` names the field.
 */
export function useForm<Values extends object, Data>(options: FormOptions<Values, Data>) {
  const [values, setValues] = useState(options.initial);
  const [wasTried, setWasTried] = useState(false);
  const [failure, setFailure] = useState<ShownFailure>();
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const own = wasTried ? options.validate(values) : {};
  const field = fieldOf(failure, values);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    setFailure(undefined);
    if (Object.keys(options.validate(values)).length > 0) {
      focusFirstInvalid(form.current);
      return;
    }
    startTransition(async () => {
      const outcome = await options.submit(values);
      if (outcome.ok) await options.onDone(outcome.data);
      else setFailure(outcome.failure);
      if (!outcome.ok) focusFirstInvalid(form.current);
    });
  };

  return {
    values,
    /** Changes fields; what the server said of the old values goes. */
    set: (changes: Partial<Values>) => {
      setValues((current) => ({ ...current, ...changes }));
      setFailure(undefined);
    },
    errors: { ...(field !== undefined && failure && { [field]: failure.message }), ...own },
    /** What belongs to no field. */
    failure: field === undefined ? failure : undefined,
    isPending,
    formProps: { ref: form, onSubmit: submit, noValidate: true },
  };
}

/** `tags.team.member` is about the field `tags`. */
function fieldOf(failure: ShownFailure | undefined, values: object): string | undefined {
  const member = failure?.member;
  if (member === undefined) return undefined;
  if (member in values) return member;
  const first = member.split('.')[0] ?? '';
  return first in values ? first : undefined;
}

/** After the complaints are drawn. */
function focusFirstInvalid(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
  );
}
