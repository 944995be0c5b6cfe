'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTransition } from 'react';
import { groupsKey } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Result } from '#lib/aws/failure.ts';

/** Does something to a group, says it where that failed, and asks for what became of it. */
export function useGroupAction(streamName: string) {
  const client = useQueryClient();
  const notify = useNotify();
  const { id: connectionId } = useConnection();
  const [isPending, startTransition] = useTransition();
  const act = (action: () => Promise<Result<void>>, onDone?: () => void) =>
    startTransition(async () => {
      const result = await action();
      if (!result.ok)
        notify({ type: 'error', header: result.failure.name, content: result.failure.message });
      await client.invalidateQueries({ queryKey: groupsKey({ connectionId, streamName }) });
      if (result.ok) onDone?.();
    });
  return { act, isPending };
}
