'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTransition } from 'react';
import { snoozeAlarm } from './actions.ts';
import { snoozeSchema } from './schema.ts';
import { alarmsKey } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { AlarmView } from '#lib/alarms/alarm-view.ts';
import { plural } from '#lib/format/count.ts';

/** Keeps an alarm quiet for some hours; 0 lets it be heard again. It is looked at all the same. */
export function useSnooze(alarm: AlarmView | undefined) {
  const [isPending, startTransition] = useTransition();
  const { id: connectionId } = useConnection();
  const client = useQueryClient();
  const notify = useNotify();
  const snooze = (hours: number) =>
    startTransition(async () => {
      const input = snoozeSchema.safeParse({ id: alarm?.id, hours });
      if (!input.success) return;
      const result = await snoozeAlarm(input.data);
      if (result.ok)
        notify({
          type: 'success',
          content: `${alarm?.name} is ${hours === 0 ? 'heard again' : `quiet for ${plural(hours, 'hour')}`}.`,
        });
      else notify({ type: 'error', header: 'Not snoozed', content: result.failure.message });
      await client.invalidateQueries({ queryKey: alarmsKey(connectionId) });
    });
  return { snooze, isPending };
}
