'use client';

import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { shardColumns } from './shard-columns.tsx';
import type { ShardRow } from '../plan/shard-row.ts';
import { pageLabels } from '#components/layout/page-labels.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';
import { formatCount, plural } from '#lib/format/count.ts';

const pageSize = 20;

interface ShardTableProps {
  rows: readonly ShardRow[];
  /** What is measured of a shard; there are columns for no other. */
  metrics: readonly ShardMetric[];
  selected: readonly string[];
  onSelect: (shardIds: string[]) => void;
}

/** The twin of the bar: every number of every shard. */
export function ShardTable({ rows, metrics, selected, onSelect }: ShardTableProps) {
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } =
    useCollection(rows, {
      filtering: {
        filteringFunction: (row, text) =>
          row.shardId.includes(text) || row.parentIds.some((id) => id.includes(text)),
        empty: 'The stream has no shards.',
        noMatch: 'No shard matches.',
      },
      sorting: {},
      pagination: { pageSize },
    });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="shardId"
      columnDefinitions={shardColumns(metrics)}
      stickyColumns={{ first: 1 }}
      selectionType="single"
      selectedItems={rows.filter((row) => row.shardId === selected[0])}
      onSelectionChange={({ detail }) =>
        onSelect(detail.selectedItems.map(({ shardId }) => shardId))
      }
      ariaLabels={{
        tableLabel: 'Shards',
        selectionGroupLabel: 'Shard',
        itemSelectionLabel: (_, row) => row.shardId,
      }}
      header={<Title count={rows.length} isMeasured={metrics.length > 0} />}
      filter={
        rows.length > pageSize && (
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find a shard or a parent"
            filteringAriaLabel="Find a shard"
            countText={plural(filteredItemsCount ?? 0, 'shard')}
          />
        )
      }
      pagination={
        rows.length > pageSize && <Pagination ariaLabels={pageLabels} {...paginationProps} />
      }
      footer={
        <Box fontSize="body-s" color="text-body-secondary">
          A closed shard takes no more records and keeps those it has until they expire.
        </Box>
      }
    />
  );
}

const Title = ({ count, isMeasured }: { count: number; isMeasured: boolean }) => (
  <Header
    variant="h2"
    counter={`(${formatCount(count)})`}
    {...(isMeasured && {
      description: 'Rates are averages over the newest data, against the limits of one shard.',
    })}
  >
    Shards
  </Header>
);
