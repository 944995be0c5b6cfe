'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { GroupStatus } from './group-status.tsx';
import { sumGroup } from './group-sums.ts';
import { groupsQuery } from './queries.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

/** Consumer groups of this console, to try scaling and failing with. */
export function Groups({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const query = useQuery(groupsQuery({ connectionId, streamName }));
  return (
    <QueryStates query={query} loading="Loading the sample consumer groups">
      {({ groups, nowMs, unreadable }) => (
        <>
          {unreadable > 0 && (
            <Alert type="warning">
              {plural(unreadable, 'group')} of this stream cannot be shown or run: another version
              of Kinetoscope stored {unreadable === 1 ? 'it' : 'them'}.
            </Alert>
          )}
          <Table
            items={groups}
            trackBy="id"
            wrapLines
            stickyColumns={{ first: 1 }}
            ariaLabels={{ tableLabel: 'Sample consumer groups' }}
            columnDefinitions={columns(nowMs)}
            header={<GroupsHeader streamName={streamName} count={groups.length} />}
            empty={
              <Box textAlign="center" color="text-body-secondary">
                A sample group shares the shards among workers by leases, as the Kinesis Client
                Library does. Crash a worker, add one, slow one down, and watch who takes over.
              </Box>
            }
          />
        </>
      )}
    </QueryStates>
  );
}

function GroupsHeader({ streamName, count }: { streamName: string; count: number }) {
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const start = streamCan.startGroup(connection, data?.StreamDescriptionSummary ?? {});
  return (
    <Header
      variant="h2"
      counter={`(${formatCount(count)})`}
      description="Workers of this console that read the stream through its ordinary reads."
      actions={
        <Button
          href={`/streams/${streamName}/consumers/create`}
          disabled={!start.can}
          {...(!start.can && { disabledReason: start.reason })}
        >
          Create group
        </Button>
      }
    >
      Sample consumer groups
    </Header>
  );
}

const columns = (nowMs: number): TableProps.ColumnDefinition<GroupView>[] => [
  {
    id: 'name',
    header: 'Group',
    minWidth: 110,
    isRowHeader: true,
    cell: ({ id, name, streamName }) => (
      <Link href={`/streams/${streamName}/consumers/${id}`}>{name}</Link>
    ),
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 130,
    cell: (group) => <GroupStatus group={group} nowMs={nowMs} />,
  },
  {
    id: 'workers',
    header: 'Workers',
    cell: ({ workers }) => formatCount(workers.running.length),
  },
  {
    id: 'shards',
    header: 'Shards',
    cell: ({ report }) => (report ? formatCount(sumGroup(report).shards) : ''),
  },
  {
    id: 'behind',
    header: 'Furthest behind',
    minWidth: 110,
    cell: ({ report }) => {
      const behindMs = report && sumGroup(report).behindMs;
      return behindMs === undefined ? '' : formatDuration(behindMs);
    },
  },
  {
    id: 'processed',
    header: 'Processed',
    minWidth: 120,
    cell: ({ report }) => (report ? plural(sumGroup(report).processed, 'record') : ''),
  },
  {
    id: 'again',
    header: 'Of these twice',
    cell: ({ report }) => (report ? formatCount(sumGroup(report).again) : ''),
  },
];
