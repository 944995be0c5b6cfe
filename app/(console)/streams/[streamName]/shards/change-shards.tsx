'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { MergeForm } from './merge-form.tsx';
import { SplitForm } from './split-form.tsx';
import type { PlannedSelection } from './use-shard-plan.ts';
import type { ShardRow } from '../plan/shard-row.ts';
import type { Reshard } from '../plan/use-reshard.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';

export interface ChangeShardsProps {
  streamName: string;
  /** Open and closed. */
  rows: readonly ShardRow[];
  selection: PlannedSelection;
  /** What the link names. */
  selected: readonly string[];
  onSelect: (shardIds: string[]) => void;
  onStart: (reshard: Reshard) => void;
}

/** Splits the selected shard, or merges the two that are selected, once the plan is seen. */
export function ChangeShards(props: ChangeShardsProps) {
  const { streamName, rows, selection, selected } = props;
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const capability = streamCan.reshard(connection, data?.StreamDescriptionSummary ?? {});
  const [first, second] = selection.shards;
  if (first && second)
    return <MergeForm {...props} lower={first} upper={second} capability={capability} />;
  if (first)
    return <SplitForm key={first.shardId} {...props} shard={first} capability={capability} />;
  const closed = rows.find(({ shardId, isOpen }) => !isOpen && selected.includes(shardId));
  return (
    <Container header={<Header variant="h2">Split or merge</Header>}>
      <Box>
        {closed
          ? `${closed.shardId} is closed: its range went to its children, and it cannot be split or merged. It keeps its records until they expire.`
          : 'A split gives a busy range of keys the limits of two shards; a merge takes back a shard that is paid for and idle. Select a shard on the bar or in the table to split it, or it and a neighbour to merge them: the plan is drawn on the bar before anything is done.'}
      </Box>
    </Container>
  );
}
