'use client';

import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { saveView } from './bookmark-actions.ts';
import { OwnCode } from './own-code.tsx';
import { bookmarksKey } from './queries.ts';
import { useForm } from '#components/forms/use-form.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';

/** Keeps the page in sight with all that its address says: filters, window, position, selection. */
export function SaveView({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const client = useQueryClient();
  const notify = useNotify();
  const { id } = useConnection();
  const href = location.pathname + location.search;
  const form = useForm({
    initial: { name: '' },
    validate: ({ name }): Record<string, string> =>
      name.trim() === '' ? { name: 'Give it a name.' } : {},
    submit: ({ name }) => saveView({ name, href }),
    async onDone() {
      await client.invalidateQueries({ queryKey: bookmarksKey(id) });
      notify({ type: 'success', content: `${form.values.name} is a view now.` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      header="Save this view"
      confirm="Save view"
      confirmProps={{ form: formId }}
      isPending={form.isPending}
      failure={form.failure}
      failureTitle="The view was not saved"
      onCancel={onClose}
    >
      <form id={formId} {...form.formProps}>
        <SpaceBetween size="s">
          <FormField label="Name of the view" errorText={form.errors.name}>
            <Input
              value={form.values.name}
              autoFocus
              placeholder="Hot shards of the last hour"
              onChange={({ detail }) => form.set({ name: detail.value })}
            />
          </FormField>
          <Box color="text-body-secondary" fontSize="body-s">
            <span style={{ overflowWrap: 'anywhere' }}>{href}</span>
          </Box>
          <Box color="text-body-secondary">
            Everyone who uses this connection in this console sees it.
          </Box>
        </SpaceBetween>
      </form>
      <OwnCode why="Views are kept by the console; nothing is called at AWS." />
    </ConfirmDialog>
  );
}
