'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createSnapshot } from './actions.ts';
import { snapshotsQuery } from './queries.ts';
import { SnapshotFileCode } from './snapshot-file-code.tsx';
import { RemoveSnapshot } from './remove-snapshot.tsx';
import { RestoreSnapshot } from './restore-snapshot.tsx';
import { snapshotNameSchema } from './schema.ts';
import { SnapshotTable, type SnapshotTask } from './snapshot-table.tsx';
import { UploadSnapshot } from './upload-snapshot.tsx';
import { snapshotCall } from './lab-actions.ts';
import { useLabAction } from './use-lab-action.ts';
import { LabCode } from '../lab-code.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

/** All that there is at one moment, as a file to come back to or to pass on. */
export function SnapshotPanel() {
  const query = useQuery(snapshotsQuery());
  const [task, setTask] = useState<SnapshotTask>();
  const close = () => setTask(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="All streams, records, consumers and settings of the account in the region at one moment, as a file. Writers go on meanwhile."
        >
          Snapshots
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TakeSnapshot />
        <UploadSnapshot />
        <QueryStates query={query} loading="Looking for snapshots">
          {({ Snapshots = [] }) => (
            <SpaceBetween size="s">
              <SnapshotTable snapshots={Snapshots} onTask={setTask} />
              <SnapshotFileCode snapshots={Snapshots} />
            </SpaceBetween>
          )}
        </QueryStates>
      </SpaceBetween>
      {task?.kind === 'restore' && <RestoreSnapshot snapshot={task.snapshot} onClose={close} />}
      {task?.kind === 'remove' && <RemoveSnapshot snapshot={task.snapshot} onClose={close} />}
    </Container>
  );
}

function TakeSnapshot() {
  const [name, setName] = useState('');
  const { run, failure, isPending } = useLabAction();
  const checked = snapshotNameSchema.safeParse(name);
  const complaint = name === '' || checked.success ? undefined : checked.error.issues[0]?.message;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.success)
          run(
            () => createSnapshot(name),
            () => setName(''),
          );
      }}
    >
      <SpaceBetween size="s">
        {failure && <FailureAlert title="No snapshot was taken" failure={failure} />}
        <FormField
          label="Name of a new snapshot"
          errorText={complaint}
          secondaryControl={
            <Button
              loading={isPending}
              disabled={!checked.success}
              disabledReason="Give it a name first."
            >
              Take snapshot
            </Button>
          }
        >
          <Input
            value={name}
            placeholder="before-the-sale"
            onChange={({ detail }) => setName(detail.value)}
          />
        </FormField>
        <LabCode
          subject="snapshot"
          actions={[
            {
              label: 'Take snapshot',
              call: snapshotCall('CreateSnapshot', checked.success ? name : 'before-the-sale'),
            },
          ]}
        />
      </SpaceBetween>
    </form>
  );
}
