'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useTransition } from 'react';
import { forgetStream } from './bookmark-actions.ts';
import { alarmsKey, bookmarksKey } from './queries.ts';
import { keptText, useKept } from './use-kept.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';

/** What this console still keeps of a stream that is gone, and the way to be rid of it. Nothing where nothing is kept. */
export function LeftBehind({ streamName }: { streamName: string }) {
  const { id } = useConnection();
  const kept = useKept(streamName);
  const client = useQueryClient();
  const notify = useNotify();
  const [isPending, startTransition] = useTransition();
  const text = keptText(kept);
  if (text === '') return null;
  const forget = () =>
    startTransition(async () => {
      const result = await forgetStream(streamName);
      if (result.ok)
        notify({ type: 'success', content: `Of ${streamName} were removed: ${text}.` });
      else notify({ type: 'error', header: 'Not removed', content: result.failure.message });
      await client.invalidateQueries({ queryKey: alarmsKey(id) });
      await client.invalidateQueries({ queryKey: bookmarksKey(id) });
    });
  return (
    <Alert
      type="info"
      header={`This console still keeps of it: ${text}`}
      action={
        <Button loading={isPending} onClick={forget}>
          Remove what is left
        </Button>
      }
    >
      They come to life again if a stream of this name is created.
    </Alert>
  );
}
