'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { deleteAlarm } from './actions.ts';
import { deleteAlarmCall } from './alarm-calls.ts';
import { CallCode } from '../call-code.tsx';
import { alarmsKey } from '../queries.ts';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { AlarmView } from '#lib/alarms/alarm-view.ts';
import type { Failure } from '#lib/aws/failure.ts';

export function DeleteAlarm({ alarm, onClose }: { alarm: AlarmView; onClose: () => void }) {
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const { id: connectionId } = useConnection();
  const client = useQueryClient();
  const notify = useNotify();
  const remove = () =>
    startTransition(async () => {
      const result = await deleteAlarm(alarm.id);
      setFailure(result.ok ? undefined : result.failure);
      if (!result.ok) return;
      await client.invalidateQueries({ queryKey: alarmsKey(connectionId) });
      notify({ type: 'success', content: `${alarm.name} was deleted.` });
      onClose();
    });
  return (
    <ConfirmDialog
      header={`Delete ${alarm.name}?`}
      confirm="Delete"
      confirmProps={{ onClick: remove }}
      isPending={isPending}
      failure={failure}
      failureTitle="The alarm was not deleted"
      onCancel={onClose}
    >
      <span>Nobody watches {alarm.streamName} for it any more, and its history goes with it.</span>
      <CallCode calls={[deleteAlarmCall(alarm.name)]} lead={likeIt} />
    </ConfirmDialog>
  );
}

const likeIt =
  'This alarm is the console’s own. So an alarm of CloudWatch’s with this name is deleted.';
