'use client';

import Box from '@cloudscape-design/components/box';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { PlanRow } from './plan-rows.ts';
import { spaceText } from './shard-row.ts';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { pageLabels } from '#components/layout/page-labels.ts';
import { formatRate } from '#lib/format/rate.ts';
import { shareOfSpace } from '#lib/kinesis/hash-key-range.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

const pageSize = 10;

/** The twin of the plan on the bar: what closes, what opens, its range and its load. */
export function PlanTable({ rows }: { rows: readonly PlanRow[] }) {
  const [page, setPage] = useState(1);
  const pages = Math.ceil(rows.length / pageSize);
  const shown = Math.min(page, Math.max(1, pages));
  return (
    <Table
      variant="embedded"
      items={rows.slice((shown - 1) * pageSize, shown * pageSize)}
      trackBy={({ does, name }) => `${does} ${name}`}
      ariaLabels={{ tableLabel: 'Plan' }}
      columnDefinitions={columns}
      {...(pages > 1 && {
        pagination: (
          <Pagination
            ariaLabels={pageLabels}
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ),
      })}
    />
  );
}

const columns: TableProps.ColumnDefinition<PlanRow>[] = [
  {
    id: 'does',
    header: 'What happens',
    minWidth: 110,
    cell: ({ does }) => (
      <StatusIndicator type={does === 'opens' ? 'success' : 'stopped'}>{does}</StatusIndicator>
    ),
  },
  {
    id: 'name',
    header: 'Shard',
    isRowHeader: true,
    minWidth: 200,
    cell: ({ name, does, parentIds }) => (
      <>
        <NoWrap>{name}</NoWrap>
        {does === 'opens' && (
          <Box fontSize="body-s" color="text-body-secondary">
            from {parentIds.join(', ')}
          </Box>
        )}
      </>
    ),
  },
  {
    id: 'share',
    header: 'Share of the hash space',
    minWidth: 110,
    cell: ({ range }) => spaceText(shareOfSpace(range)),
  },
  {
    id: 'load',
    header: 'Load now or expected',
    minWidth: 220,
    cell: ({ load, does }) =>
      load ? (
        <>
          <UtilisationBadge share={load.used.share} of={limitName[load.used.binding]} />
          <Box fontSize="body-s" color="text-body-secondary">
            {formatRate(load.rates.recordsIn, 'records')}, {formatRate(load.rates.bytesIn, 'bytes')}{' '}
            in{does === 'opens' && ', expected'}
          </Box>
        </>
      ) : (
        'not measured'
      ),
  },
  {
    id: 'range',
    header: 'Hash key range',
    minWidth: 350,
    cell: ({ range }) => (
      <NoWrap>
        {range.start.toString()} –<br />
        {range.end.toString()}
      </NoWrap>
    ),
  },
];

const NoWrap = ({ children }: { children: React.ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{children}</span>
);
