'use client';

import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { momentTime } from './family.tsx';
import { pageLabels } from '#components/layout/page-labels.ts';
import type { TimeZoneChoice } from '#lib/format/time.ts';
import type { Lineage } from '#lib/kinesis/lineage.ts';

interface FamilyTableProps {
  lineage: Lineage;
  timeZone: TimeZoneChoice;
}

const pageSize = 20;

/** The twin of the family tree: each split and merge, newest first. */
export function FamilyTable({ lineage, timeZone }: FamilyTableProps) {
  const [page, setPage] = useState(1);
  const { reshards } = lineage;
  return (
    <Table
      variant="embedded"
      items={reshards.slice((page - 1) * pageSize, page * pageSize)}
      trackBy={({ parentIds }) => parentIds.join()}
      ariaLabels={{ tableLabel: 'Splits and merges' }}
      empty="No shard that is still listed came of another."
      columnDefinitions={[
        {
          id: 'at',
          header: 'When',
          cell: ({ moment }) => momentTime(lineage, moment, timeZone),
          isRowHeader: true,
        },
        { id: 'kind', header: 'What', cell: ({ kind }) => kind },
        { id: 'parents', header: 'Closed', cell: ({ parentIds }) => parentIds.join(', ') },
        { id: 'children', header: 'Opened', cell: ({ childIds }) => childIds.join(', ') },
      ]}
      {...(reshards.length > pageSize && {
        pagination: (
          <Pagination
            ariaLabels={pageLabels}
            currentPageIndex={page}
            pagesCount={Math.ceil(reshards.length / pageSize)}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ),
      })}
    />
  );
}
