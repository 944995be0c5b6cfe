'use client';

import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { changeGenerator, createGenerator } from './actions.ts';
import { Forecast } from './forecast.tsx';
import { GeneratorCode } from './generator-code.tsx';
import { GeneratorCost } from './generator-cost.tsx';
import { KeyFields } from './key-fields.tsx';
import { NameFields } from './name-fields.tsx';
import { generatorsKey } from './queries.ts';
import { emptyGenerator, type GeneratorInput, generatorSchema, inputOf } from './schema.ts';
import { SendingFields } from './sending-fields.tsx';
import { TailFields } from './tail-fields.tsx';
import { TemplateFields } from './template-fields.tsx';
import { TrafficFields } from './traffic-fields.tsx';
import { useSample } from './use-sample.ts';
import { type FieldErrors, useForm } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { fieldErrors } from '#lib/field-errors.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';
import { templateGallery } from '#lib/jobs/template-gallery.ts';

interface GeneratorFormProps {
  streamName: string;
  /** The one that is changed; without it one is created. */
  generator?: GeneratorView | undefined;
  /** The one that a new one is like at first. */
  model?: GeneratorView | undefined;
  /** The folders whose files may be tailed. */
  tailRoots: readonly string[];
}

export interface GeneratorFieldsProps {
  values: GeneratorInput;
  errors: FieldErrors;
  onChange: (changes: Partial<GeneratorInput>) => void;
}

const newGenerator = (): GeneratorInput => ({
  ...emptyGenerator,
  name: templateGallery[0]?.name ?? '',
  template: templateGallery[0]?.template ?? '',
});

const copyOf = (model: GeneratorView): GeneratorInput => ({
  ...inputOf(model),
  name: `${model.name.slice(0, 55)} copy`,
});

/** A generator, and what it would do to each shard before it does it. */
export function GeneratorForm(props: GeneratorFormProps) {
  const { streamName, generator, tailRoots } = props;
  const form = useGeneratorForm(props);
  const { values, errors, failure, isPending } = form;
  const onChange = (changes: Partial<GeneratorInput>) => form.set(changes);
  const fields = { values, errors, onChange };
  const sample = useSample(values);
  const plan = planOf(streamName, values);
  return (
    <form {...form.formProps}>
      <Form
        header={
          <Header variant="h2" description={`Writes into ${streamName} until it is stopped.`}>
            {generator ? `Change ${generator.name}` : 'Create generator'}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" href={`/streams/${streamName}/producers`}>
              Cancel
            </Button>
            <Button variant="primary" loading={isPending}>
              {generator ? 'Save' : 'Create and start'}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {failure && <FailureAlert title="The generator was not stored" failure={failure} />}
          <NameFields {...fields} />
          {values.source === 'tail' ? (
            <TailFields {...fields} roots={tailRoots} />
          ) : (
            <SpaceBetween size="l">
              <TemplateFields {...fields} sample={sample} />
              <TrafficFields
                {...fields}
                streamName={streamName}
                recordBytes={sample?.averageBytes}
              />
              <KeyFields {...fields} />
            </SpaceBetween>
          )}
          <SendingFields {...fields} />
          {values.source === 'template' && (
            <Forecast
              streamName={streamName}
              values={values}
              recordBytes={sample?.averageBytes}
              ownId={generator?.id}
            />
          )}
          <GeneratorCost plan={plan} recordBytes={sample?.averageBytes} />
          <GeneratorCode plan={plan} samples={samplesOf(sample)} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** The plan that would be stored; undefined while a field is wrong. A name is no part of it. */
function planOf(streamName: string, values: GeneratorInput) {
  const valid = generatorSchema.safeParse({ ...values, name: values.name || 'unnamed' });
  return valid.success ? { ...valid.data.plan, streamName } : undefined;
}

const samplesOf = (sample: ReturnType<typeof useSample>) =>
  (sample?.records ?? []).map(({ partitionKey, text }) => ({ key: partitionKey, text }));

function useGeneratorForm({ streamName, generator, model }: GeneratorFormProps) {
  const router = useRouter();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: connectionId } = useConnection();
  const form = useForm({
    initial: generator ? inputOf(generator) : model ? copyOf(model) : newGenerator(),
    validate: (values: GeneratorInput) => fieldErrors(generatorSchema, values),
    submit: (values) =>
      generator ? changeGenerator(generator.id, values) : createGenerator(streamName, values),
    onDone() {
      const what = generator ? 'was changed' : 'was created and is starting';
      notify({ type: 'success', content: `${form.values.name} ${what}.` });
      void client.invalidateQueries({ queryKey: generatorsKey({ connectionId, streamName }) });
      router.push(`/streams/${streamName}/producers`);
    },
  });
  return form;
}
