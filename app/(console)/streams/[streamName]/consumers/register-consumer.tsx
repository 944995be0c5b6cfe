'use client';

import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { registerConsumer } from './actions.ts';
import { registerCall, type RegisterInput, registerSchema } from './schema.ts';
import { useConsumerLimit } from './use-consumer-limit.ts';
import { useMeanRate } from './use-mean-rate.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { CallCode } from '../../../call-code.tsx';
import { TagEditor } from '../../tag-editor.tsx';
import { useForm } from '#components/forms/use-form.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { fieldErrors } from '#lib/field-errors.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { fanOutMonth } from '#lib/prices/fan-out.ts';

interface RegisterConsumerProps {
  stream: StreamDescriptionSummary;
  /** How many there are. */
  count: number;
  onClose: () => void;
}

export function RegisterConsumer({ stream, count, onClose }: RegisterConsumerProps) {
  const formId = useId();
  const limit = useConsumerLimit(stream);
  const client = useQueryClient();
  const notify = useNotify();
  const form = useForm({
    initial: emptyRegistration(stream),
    validate: (values) => fieldErrors(registerSchema, values),
    submit: registerConsumer,
    async onDone() {
      notify({ type: 'success', content: `${form.values.consumerName} is being registered.` });
      onClose();
      await client.invalidateQueries({ queryKey: ['kinesis', 'ListStreamConsumers'] });
    },
  });
  return (
    <ConfirmDialog
      header="Register consumer"
      confirm="Register"
      confirmProps={{ form: formId }}
      isPending={form.isPending}
      failure={form.failure}
      failureTitle="The consumer was not registered"
      onCancel={onClose}
    >
      <form id={formId} {...form.formProps}>
        <SpaceBetween size="m">
          <FormField
            label="Consumer name"
            constraintText="Programs subscribe by the ARN that AWS makes of it. The KCL uses its application name."
            errorText={form.errors.consumerName}
          >
            <Input
              value={form.values.consumerName}
              spellcheck={false}
              autoFocus
              onChange={({ detail }) => form.set({ consumerName: detail.value })}
            />
          </FormField>
          <ExpandableSection headerText="Tags - optional">
            <TagEditor
              tags={form.values.tags}
              errors={form.errors}
              onChange={(tags) => form.set({ tags })}
            />
          </ExpandableSection>
          <Cost stream={stream} />
          <Box color="text-body-secondary">
            It will be number {count + 1} of at most {limit.most} of this stream. {limit.why}
          </Box>
          <CallCode
            calls={registerSchema.safeParse(form.values).success ? [registerCall(form.values)] : []}
          />
        </SpaceBetween>
      </form>
    </ConfirmDialog>
  );
}

const emptyRegistration = ({ StreamARN = '' }: StreamDescriptionSummary): RegisterInput => ({
  streamArn: StreamARN,
  consumerName: '',
  tags: [],
});

/** What it costs, and what of it depends on traffic. */
function Cost({ stream }: { stream: StreamDescriptionSummary }) {
  const bytesPerSecond = useMeanRate(stream.StreamName ?? '');
  const { StreamModeDetails: mode, OpenShardCount: openShards = 0 } = stream;
  const lines = fanOutMonth({
    mode: mode?.StreamMode,
    openShards,
    bytesPerSecond: bytesPerSecond ?? 0,
  });
  return (
    <CostEstimate
      lines={lines}
      per="a month"
      about={bytesPerSecond === undefined ? 'At least' : 'About'}
      assumptions={[
        ...(mode?.StreamMode === 'ON_DEMAND' ? [] : [`For ${plural(openShards, 'open shard')}`]),
        bytesPerSecond === undefined
          ? 'It pays for each GiB that it is given too; how much comes in is not known yet'
          : `At ${formatBytes(bytesPerSecond)}/s, what came in on average over the last 15 minutes`,
      ]}
    />
  );
}
