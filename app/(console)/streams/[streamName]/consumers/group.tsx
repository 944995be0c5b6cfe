'use client';

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { GroupActionsBar } from './group-actions-bar.tsx';
import { GroupBoard } from './group-board.tsx';
import { GroupCode } from './group-code.tsx';
import { GroupCost } from './group-cost.tsx';
import { GroupCounts } from './group-counts.tsx';
import { GroupEvents } from './group-events.tsx';
import { GroupStatus } from './group-status.tsx';
import { LeaseTable } from './lease-table.tsx';
import { groupsQuery } from './queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { formatDuration } from '#lib/format/duration.ts';

interface GroupProps {
  streamName: string;
  groupId: string;
}

/** One sample group: who has which shard, how far it is, and what happens when that changes. */
export function Group({ streamName, groupId }: GroupProps) {
  const { id: connectionId } = useConnection();
  const query = useQuery(groupsQuery({ connectionId, streamName }));
  const found = query.data?.groups.find(({ id }) => id === groupId);
  return (
    <QueryStates
      query={query}
      loading="Loading the group"
      isEmpty={() => found === undefined}
      empty={<NoGroup streamName={streamName} />}
    >
      {({ nowMs }) => found && <OneGroup group={found} nowMs={nowMs} />}
    </QueryStates>
  );
}

function OneGroup({ group, nowMs }: { group: GroupView; nowMs: number }) {
  const { name, report, lastError, failoverMs, checkpointMs, startsAt } = group;
  const isFailing = lastError && !lastError.isOver && group.isWanted;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description={`Begins ${startsAt === 'horizon' ? 'at the trim horizon' : 'now'}; failover time ${formatDuration(failoverMs)}, a checkpoint every ${formatDuration(checkpointMs)}. Reads each shard once a second, of the 5 reads its readers share.`}
        actions={<GroupActionsBar group={group} />}
      >
        {name}
      </Header>
      <GroupStatus group={group} nowMs={nowMs} />
      {isFailing && (
        <FailureAlert
          title={`A read failed ${formatDuration(Math.max(0, nowMs - lastError.atMs))} ago`}
          failure={{
            name: lastError.name,
            message: lastError.message,
            ...(lastError.requestId !== undefined && { requestId: lastError.requestId }),
          }}
        />
      )}
      {report && <GroupCounts group={group} report={report} />}
      <GroupBoard group={group} />
      {report && (
        <>
          <GroupEvents events={report.events} />
          <ExpandableSection headerText="All leases as a table">
            <LeaseTable leases={report.leases} />
          </ExpandableSection>
        </>
      )}
      <GroupCost streamName={group.streamName} />
      <GroupCode terms={{ ...group, processingMs: group.workers.running[0]?.processingMs ?? 0 }} />
    </SpaceBetween>
  );
}

const NoGroup = ({ streamName }: { streamName: string }) => (
  <Box textAlign="center" padding="l">
    <Box variant="h2">This group is not there any more</Box>
    <Link href={`/streams/${streamName}/consumers`}>All consumers of {streamName}</Link>
  </Box>
);
