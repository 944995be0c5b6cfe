'use client';

import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { RemoveConnection } from './remove-connection.tsx';
import { TestConnection } from './test-connection.tsx';
import { useSwitchConnection } from '../use-switch-connection.ts';
import { useConnection } from '#components/layout/connection.tsx';
import type { ConnectionView } from '#lib/connection-view.ts';
import { formatCount } from '#lib/format/count.ts';

interface ConnectionsTableProps {
  connections: ConnectionView[];
  /** How many generators write through a connection, by its id. */
  generators: Record<string, number>;
}

type Task = { kind: 'test' | 'remove'; connection: ConnectionView };

export function ConnectionsTable({ connections, generators }: ConnectionsTableProps) {
  const current = useConnection();
  const switchTo = useSwitchConnection();
  const [task, setTask] = useState<Task>();
  const close = () => setTask(undefined);
  const actions = {
    currentId: current.id,
    use: (connection: ConnectionView) => void switchTo(connection.id),
    start: setTask,
  };
  return (
    <>
      <Table
        variant="full-page"
        items={connections}
        trackBy="id"
        columnDefinitions={columns(actions)}
        enableKeyboardNavigation
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={`(${formatCount(connections.length)})`}
            description="Where streams are: the simulator, AWS, or any endpoint that speaks its protocol."
            actions={
              <Button variant="primary" href="/connections/add">
                Add connection
              </Button>
            }
          >
            Connections
          </Header>
        }
        ariaLabels={{ tableLabel: 'Connections' }}
      />
      {task?.kind === 'test' && <TestConnection connection={task.connection} onClose={close} />}
      {task?.kind === 'remove' && (
        <RemoveConnection
          connection={task.connection}
          generators={generators[task.connection.id] ?? 0}
          onClose={close}
        />
      )}
    </>
  );
}

interface Actions {
  currentId: string;
  use: (connection: ConnectionView) => void;
  start: (task: Task) => void;
}

const columns = (actions: Actions): TableProps.ColumnDefinition<ConnectionView>[] => [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (connection) => (
      <SpaceBetween direction="horizontal" size="xs">
        {connection.isBuiltIn ? (
          <span>{connection.name}</span>
        ) : (
          <Link href={`/connections/${connection.id}/edit`}>{connection.name}</Link>
        )}
        <Badge color={connection.simulated ? 'blue' : 'severity-medium'}>
          {connection.simulated ? 'SIMULATED' : 'REAL'}
        </Badge>
      </SpaceBetween>
    ),
  },
  {
    id: 'endpoint',
    header: 'Endpoint',
    cell: ({ endpoint }) => endpoint ?? 'AWS',
  },
  { id: 'region', header: 'Region', cell: ({ region }) => region },
  { id: 'credentials', header: 'Credentials', cell: ({ credentials }) => inWords(credentials) },
  {
    id: 'use',
    header: 'In use',
    cell: (connection) =>
      connection.id === actions.currentId ? (
        <StatusIndicator type="success">In use</StatusIndicator>
      ) : (
        <Button variant="inline-link" onClick={() => actions.use(connection)}>
          Use {connection.name}
        </Button>
      ),
  },
  {
    id: 'actions',
    header: 'Actions',
    minWidth: 260,
    cell: (connection) => <RowActions connection={connection} actions={actions} />,
  },
];

function RowActions({ connection, actions }: { connection: ConnectionView; actions: Actions }) {
  const { id, name, isBuiltIn } = connection;
  const isInUse = id === actions.currentId;
  const removal = isBuiltIn
    ? 'The Simulator comes with Kinetoscope.'
    : isInUse && 'It is in use. Use another connection first.';
  return (
    <SpaceBetween direction="horizontal" size="s">
      <Button
        variant="inline-link"
        ariaLabel={`Test ${name}`}
        onClick={() => actions.start({ kind: 'test', connection })}
      >
        Test
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={`Edit ${name}`}
        href={`/connections/${id}/edit`}
        disabled={isBuiltIn}
        disabledReason="It follows the engine that Kinetoscope started."
      >
        Edit
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={`Remove ${name}`}
        disabled={removal !== false}
        {...(removal !== false && { disabledReason: removal })}
        onClick={() => actions.start({ kind: 'remove', connection })}
      >
        Remove
      </Button>
    </SpaceBetween>
  );
}

function inWords(credentials: ConnectionView['credentials']): string {
  if (credentials.kind === 'default') return 'Default AWS chain';
  if (credentials.kind === 'profile') return `Profile ${credentials.profile}`;
  return `Access key …${credentials.accessKeyEnd}${credentials.hasSessionToken ? ' with a session token' : ''}`;
}
