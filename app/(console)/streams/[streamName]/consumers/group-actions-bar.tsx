'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { changeWorkers, deleteGroup, startGroup, stopGroup } from './group-actions.ts';
import { useGroupAction } from './use-group-action.ts';
import { summaryQuery } from '../queries.ts';
import { OwnCode } from '../../../own-code.tsx';
import { ConfirmDialog } from '#components/layout/confirm-dialog.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { mostWorkers } from '#lib/consumer-group/group-plan.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';

/** Add a worker, start or stop, delete. */
export function GroupActionsBar({ group }: { group: GroupView }) {
  const { id, name, streamName, isWanted, workers } = group;
  const { data } = useQuery(summaryQuery(streamName));
  const start = streamCan.startGroup(useConnection(), data?.StreamDescriptionSummary ?? {});
  const { act, isPending } = useGroupAction(streamName);
  const [isDeleting, setIsDeleting] = useState(false);
  const addReason = whyNoMore(group, start.can ? undefined : start.reason);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        iconName="add-plus"
        disabled={addReason !== undefined}
        {...(addReason !== undefined && { disabledReason: addReason })}
        loading={isPending}
        onClick={() => act(() => changeWorkers(id, { kind: 'add' }))}
      >
        Add worker
      </Button>
      <Button
        iconName={isWanted ? 'pause' : 'play'}
        disabled={!isWanted && !start.can}
        {...(!start.can && { disabledReason: start.reason })}
        onClick={() => act(() => (isWanted ? stopGroup(id) : startGroup(id)))}
      >
        {isWanted ? 'Stop' : 'Start anew'}
      </Button>
      <Button onClick={() => setIsDeleting(true)}>Delete</Button>
      {isDeleting && (
        <DeleteGroup
          group={group}
          workers={workers.running.length}
          name={name}
          onClose={() => setIsDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}

function whyNoMore({ isWanted, workers }: GroupView, reason: string | undefined) {
  if (reason !== undefined) return reason;
  if (!isWanted) return 'The group is stopped. Start it first.';
  if (workers.running.length >= mostWorkers) return `A sample group has at most ${mostWorkers}.`;
  return undefined;
}

interface DeleteGroupProps {
  group: GroupView;
  workers: number;
  name: string;
  onClose: () => void;
}

function DeleteGroup({ group: { id, streamName }, workers, name, onClose }: DeleteGroupProps) {
  const router = useRouter();
  const { act, isPending } = useGroupAction(streamName);
  return (
    <ConfirmDialog
      header={`Delete ${name}?`}
      confirm="Delete"
      confirmProps={{
        onClick: () =>
          act(
            () => deleteGroup(id),
            () => router.push(`/streams/${streamName}/consumers`),
          ),
      }}
      isPending={isPending}
      failure={undefined}
      onCancel={onClose}
    >
      <span>
        Its {workers} workers, its leases, checkpoints and counts go. {streamName} and its records
        stay as they are.
      </span>
      <OwnCode why="Sample groups are kept by the console: its workers stop reading, and nothing is called at AWS. A group of the KCL’s leaves its tables in DynamoDB: aws dynamodb delete-table deletes them." />
    </ConfirmDialog>
  );
}
