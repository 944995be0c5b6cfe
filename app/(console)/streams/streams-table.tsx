'use client';

import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { CreatedNotice } from './created-notice.tsx';
import { streamsQuery } from './queries.ts';
import { streamsSearchParams } from './search-params.ts';
import { streamColumns } from './stream-columns.tsx';
import { StreamFilter } from './stream-filter.tsx';
import type { StreamRow } from './stream-row.ts';
import { StreamsEmpty } from './streams-empty.tsx';
import { StreamsHeader } from './streams-header.tsx';
import { selectStreams } from './select-streams.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

/** Few enough that each row can ask for its own summary and load. */
const pageSize = 20;

interface StreamsTableProps {
  /** How many generators write into a stream, by its name. */
  generators: Record<string, number>;
}

export function StreamsTable({ generators }: StreamsTableProps) {
  const { simulated } = useConnection();
  const query = useQuery(streamsQuery(simulated));
  return (
    <QueryStates
      query={query}
      loading="Loading streams"
      isEmpty={(streams) => streams.length === 0}
      empty={<StreamsEmpty />}
    >
      {(streams) => <Streams streams={streams} generators={generators} />}
    </QueryStates>
  );
}

function Streams({ streams, generators }: StreamsTableProps & { streams: StreamRow[] }) {
  const connection = useConnection();
  const { timeZone } = usePreferences();
  const [state, setState] = useQueryStates(streamsSearchParams);
  const { rows, matching, pages, page, sortingColumn, isDescending } = selectStreams(
    streams,
    state,
    pageSize,
  );
  const columns = streamColumns({ simulated: connection.simulated, timeZone });
  const selected = streams.filter(({ name }) => name === state.selected);
  return (
    <>
      <CreatedNotice streams={streams} />
      <Table
        variant="full-page"
        stickyHeader
        items={rows}
        trackBy="name"
        columnDefinitions={columns}
        enableKeyboardNavigation
        selectionType="single"
        selectedItems={selected}
        onSelectionChange={({ detail }) =>
          void setState({ selected: detail.selectedItems[0]?.name ?? null })
        }
        sortingColumn={columns.find(({ id }) => id === sortingColumn) ?? {}}
        sortingDescending={isDescending}
        onSortingChange={({ detail }) => {
          const column = columns.find(
            ({ sortingField }) => sortingField === detail.sortingColumn.sortingField,
          );
          void setState({
            sort: `${detail.isDescending === true ? '-' : ''}${column?.id ?? 'name'}`,
          });
        }}
        header={
          <StreamsHeader
            count={streams.length}
            selected={selected[0]}
            generators={generators[selected[0]?.name ?? ''] ?? 0}
          />
        }
        filter={<StreamFilter streams={streams} matching={matching} />}
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            onChange={({ detail }) => void setState({ page: detail.currentPageIndex })}
            ariaLabels={{
              nextPageLabel: 'Next page',
              previousPageLabel: 'Previous page',
              pageLabel: (number) => `Page ${number}`,
            }}
          />
        }
        empty="No stream matches this filter."
        ariaLabels={{
          tableLabel: 'Streams',
          selectionGroupLabel: 'Streams',
          itemSelectionLabel: (_, { name }) => `Select ${name}`,
        }}
      />
    </>
  );
}
