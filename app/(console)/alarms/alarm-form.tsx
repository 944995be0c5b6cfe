'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { changeAlarm, createAlarm } from './actions.ts';
import { AlarmFormCode } from './alarm-code.tsx';
import { RuleFields } from './rule-fields.tsx';
import { type AlarmInput, alarmSchema } from './schema.ts';
import { SubjectFields } from './subject-fields.tsx';
import { CostEstimate } from '../cost-estimate.tsx';
import { alarmsKey } from '../queries.ts';
import { useMetricsOffered } from '../use-metrics-offered.ts';
import { FormFailure } from '#components/forms/form-failure.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { fieldErrors } from '#lib/field-errors.ts';
import { alarmMonth } from '#lib/prices/metric-requests.ts';

interface AlarmFormProps {
  /** The alarm that is edited; without it one is made. */
  id?: string;
  initial: AlarmInput;
}

export function AlarmForm({ id, initial }: AlarmFormProps) {
  const form = useAlarmForm(id, initial);
  const { simulated, name } = useConnection();
  const isMeasured = useMetricsOffered();
  const fields = { values: form.values, errors: form.errors, onChange: form.set };
  return (
    <form {...form.formProps}>
      <Form
        header={<Header variant="h1">{id === undefined ? 'Create alarm' : initial.name}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" href="/alarms">
              Cancel
            </Button>
            <Button variant="primary" loading={form.isPending}>
              {id === undefined ? 'Create alarm' : 'Save'}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {!isMeasured && (
            <Alert type="warning" header={`${name} measures nothing`}>
              It does not offer CloudWatch’s GetMetricData: the workers would find nothing to look
              at, and this alarm could never ring.
            </Alert>
          )}
          {form.failure && <FormFailure title="The alarm was not stored" failure={form.failure} />}
          <Container header={<Header variant="h2">What is watched</Header>}>
            <SubjectFields {...fields} />
          </Container>
          <Container header={<Header variant="h2">When it rings</Header>}>
            <SpaceBetween size="l">
              <RuleFields {...fields} />
              <FormField label="Name" errorText={form.errors.name}>
                <Input
                  value={form.values.name}
                  placeholder="Orders are throttled"
                  onChange={({ detail }) => form.set({ name: detail.value })}
                />
              </FormField>
              {(simulated || isMeasured) && <WatchCost />}
            </SpaceBetween>
          </Container>
          <AlarmFormCode values={form.values} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** What looking costs. */
const WatchCost = () =>
  useConnection().simulated ? (
    <Box color="text-body-secondary">
      The workers look every two seconds. Nothing here costs money.
    </Box>
  ) : (
    <CostEstimate
      lines={[{ text: 'GetMetricData', dollars: alarmMonth() }]}
      per="a month"
      about="About"
      assumptions={['The workers ask CloudWatch for one metric once a minute']}
    />
  );

function useAlarmForm(id: string | undefined, initial: AlarmInput) {
  const router = useRouter();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: connectionId } = useConnection();
  const form = useForm({
    initial,
    validate: (values: AlarmInput) => fieldErrors(alarmSchema, values),
    submit: (values) => (id === undefined ? createAlarm(values) : changeAlarm(id, values)),
    async onDone() {
      await client.invalidateQueries({ queryKey: alarmsKey(connectionId) });
      notify({ type: 'success', content: `${form.values.name} is being watched.` });
      router.push('/alarms');
    },
  });
  return form;
}
