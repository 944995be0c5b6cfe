'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { changeConsumerTags } from './actions.ts';
import { consumerTagsQuery } from './queries.ts';
import { consumerTagsCalls, consumerTagsSchema } from './schema.ts';
import { summaryQuery } from '../queries.ts';
import { CallCode } from '../../../call-code.tsx';
import { TagEditor } from '../../tag-editor.tsx';
import type { Tag } from '../../tag-schema.ts';
import { useForm } from '#components/forms/use-form.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { fieldErrors } from '#lib/field-errors.ts';

interface ConsumerTagsProps {
  streamName: string;
  consumerArn: string;
  tags: Tag[];
}

export function ConsumerTags({ streamName, consumerArn, tags }: ConsumerTagsProps) {
  const client = useQueryClient();
  const notify = useNotify();
  const { data } = useQuery(summaryQuery(streamName));
  const change = streamCan.registerConsumer(useConnection(), data?.StreamDescriptionSummary ?? {});
  const form = useForm({
    initial: {
      consumerArn,
      tags,
      present: tags.map(({ key }) => key),
    },
    validate: (values) => fieldErrors(consumerTagsSchema, values),
    submit: changeConsumerTags,
    async onDone() {
      notify({ type: 'success', content: 'The consumer’s tags were changed.' });
      await client.invalidateQueries({ queryKey: consumerTagsQuery(consumerArn).queryKey });
    },
  });
  const reason = change.can ? idleReason(form.values.tags, tags) : change.reason;
  return (
    <form {...form.formProps}>
      <SpaceBetween size="s">
        {form.failure && <FailureAlert title="Not all tags were changed" failure={form.failure} />}
        <TagEditor
          tags={form.values.tags}
          errors={form.errors}
          onChange={(next) => form.set({ tags: next })}
        />
        <Button
          loading={form.isPending}
          disabled={reason !== undefined}
          {...(reason !== undefined && { disabledReason: reason })}
        >
          Change tags
        </Button>
        <CallCode
          calls={
            consumerTagsSchema.safeParse(form.values).success ? consumerTagsCalls(form.values) : []
          }
        />
      </SpaceBetween>
    </form>
  );
}

const idleReason = (next: readonly Tag[], present: readonly Tag[]): string | undefined =>
  JSON.stringify(next) === JSON.stringify(present) ? 'Nothing is changed.' : undefined;
