'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { deregisterConsumer } from './actions.ts';
import type { Consumer } from './queries.ts';
import { deregisterCall } from './schema.ts';
import { CallCode } from '../../../call-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import type { Failure } from '#lib/aws/failure.ts';

interface DeregisterConsumerProps {
  consumer: Consumer;
  onClose: () => void;
}

export function DeregisterConsumer({ consumer, onClose }: DeregisterConsumerProps) {
  const { ConsumerName = '', ConsumerARN: consumerArn = '' } = consumer;
  const client = useQueryClient();
  const notify = useNotify();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const result = await deregisterConsumer({ consumerArn });
      if (!result.ok) {
        setFailure(result.failure);
        return;
      }
      notify({ type: 'success', content: `${ConsumerName} is being deregistered.` });
      onClose();
      await client.invalidateQueries({ queryKey: ['kinesis', 'ListStreamConsumers'] });
    });
  return (
    <ConfirmDialog
      header={`Deregister ${ConsumerName}?`}
      confirm="Deregister"
      confirmProps={{ onClick: remove }}
      isPending={isPending}
      failure={failure}
      failureTitle="The consumer was not deregistered"
      onCancel={onClose}
    >
      <span>
        Its subscriptions end at once, and it is paid for no longer. Another consumer may take its
        name, but has another ARN: programs that subscribe by this one fail.
      </span>
      <CallCode calls={[deregisterCall({ consumerArn })]} />
    </ConfirmDialog>
  );
}
