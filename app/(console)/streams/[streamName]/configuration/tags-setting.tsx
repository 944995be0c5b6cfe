'use client';

import { useQuery } from '@tanstack/react-query';
import { changeTags } from './actions.ts';
import { tagsCalls } from './calls.ts';
import { tagsQuery } from './queries.ts';
import { tagsSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { TagEditor } from '../../tag-editor.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';

/** Names and values that AWS bills, finds and guards by. */
export function TagsSetting({ stream }: { stream: StreamInfo }) {
  const capability = streamCan.configure(useConnection(), stream);
  const query = useQuery(tagsQuery(stream.StreamName ?? ''));
  const present = (query.data?.Tags ?? []).map(({ Key = '', Value = '' }) => ({
    key: Key,
    value: Value,
  }));
  if (query.error && !query.data)
    return (
      <FailureAlert
        title="The tags are not known"
        failure={query.error.failure}
        onRetry={() => void query.refetch()}
      />
    );
  return (
    <QueryStates query={query} loading="Loading the tags">
      {() => (
        <Setting
          id="tags"
          title="Tags"
          capability={capability}
          items={
            present.length === 0
              ? [{ label: 'Tags', value: 'none, of at most 50' }]
              : present.map(({ key, value }) => ({ label: key, value: value || '(empty)' }))
          }
        >
          <SettingForm
            schema={tagsSchema}
            initial={{ ...streamOf(stream), present, tags: present }}
            action={changeTags}
            calls={tagsCalls}
            submit="Change tags"
            refusal="Not all tags were changed"
            done="The tags were changed."
            capability={capability}
            idle={(values) => (tagsCalls(values).length === 0 ? 'Nothing is changed.' : undefined)}
          >
            {({ values, errors, set }) => (
              <TagEditor tags={values.tags} errors={errors} onChange={(tags) => set({ tags })} />
            )}
          </SettingForm>
        </Setting>
      )}
    </QueryStates>
  );
}
