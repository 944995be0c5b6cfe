'use client';

import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { CreatedNotice } from './created-notice.tsx';
import { FleetSummary } from './fleet-summary.tsx';
import { streamsQuery } from './queries.ts';
import { streamsSearchParams } from './search-params.ts';
import { selectStreams } from './select-streams.ts';
import { streamColumns } from './stream-columns.tsx';
import { StreamFilter } from './stream-filter.tsx';
import type { StreamRow } from './stream-row.ts';
import { StreamsEmpty } from './streams-empty.tsx';
import { StreamsHeader } from './streams-header.tsx';
import { StreamsPagination } from './streams-pagination.tsx';
import { useFleet, useShownRows, type FleetRow } from './use-fleet.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

/** Few enough that all shards of the rows can be looked at. */
const pageSize = 20;
/** As many as a screen shows. The rest is drawn when the page can be used already. */
const firstRows = 12;

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
      heading="Streams"
      loading="Loading streams"
      isEmpty={(streams) => streams.length === 0}
      empty={<StreamsEmpty />}
    >
      {(streams) => <Streams streams={streams} generators={generators} />}
    </QueryStates>
  );
}

const urgencyOf = (stream: FleetRow): number => stream.need.urgency;

/** All rows, those on the screen with what more is known of them. */
function withShown(rows: readonly FleetRow[], shown: readonly FleetRow[]): FleetRow[] {
  const byName = new Map(shown.map((row) => [row.name, row]));
  return rows.map((row) => byName.get(row.name) ?? row);
}

const ariaLabels = {
  tableLabel: 'Streams',
  selectionGroupLabel: 'Streams',
  itemSelectionLabel: (_: unknown, { name }: StreamRow) => `Select ${name}`,
};

function Streams({ streams, generators }: StreamsTableProps & { streams: StreamRow[] }) {
  const { simulated } = useConnection();
  const { timeZone } = usePreferences();
  const [state, setState] = useQueryStates(streamsSearchParams);
  const { rows, signs, isSmall } = useFleet(streams, simulated);
  const { filter, page, sort } = state;
  const selection = useMemo(
    () => selectStreams(rows, { filter, page, sort, urgencyOf }, pageSize),
    [rows, filter, page, sort],
  );
  const shown = useShownRows(selection.rows, isSmall, simulated);
  const columns = useMemo(() => streamColumns({ simulated, timeZone }), [simulated, timeZone]);
  const isFirst = useDeferredValue(false, true);
  const selected = shown.find(({ name }) => name === state.selected);
  return (
    <>
      <CreatedNotice streams={streams} />
      <FleetSummary
        rows={withShown(rows, shown)}
        windowMs={signs.data?.windowMs}
        isSmall={isSmall}
      />
      <Table
        variant="full-page"
        stickyHeader
        items={isFirst ? shown.slice(0, firstRows) : shown}
        trackBy="name"
        columnDefinitions={columns}
        enableKeyboardNavigation
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) =>
          void setState({ selected: detail.selectedItems[0]?.name ?? null })
        }
        sortingColumn={columns.find(({ id }) => id === selection.sortingColumn) ?? {}}
        sortingDescending={selection.isDescending}
        onSortingChange={({ detail: { isDescending, sortingColumn } }) =>
          void setState({
            sort: `${isDescending === true ? '-' : ''}${sortingColumn.sortingField ?? 'worst'}`,
          })
        }
        header={
          <StreamsHeader
            count={streams.length}
            selected={selected}
            generators={generators[selected?.name ?? ''] ?? 0}
          />
        }
        filter={
          <FilterAndPages
            filter={<StreamFilter streams={streams} matching={selection.matching} />}
            pages={<StreamsPagination page={selection.page} pages={selection.pages} />}
          />
        }
        empty="No stream matches this filter."
        ariaLabels={ariaLabels}
      />
    </>
  );
}

/** In the table's own slot for pages, a narrow screen draws them once more, which the server cannot know. */
const FilterAndPages = ({ filter, pages }: { filter: ReactNode; pages: ReactNode }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px' }}>
    <div style={{ flex: '1 1 240px' }}>{filter}</div>
    {pages}
  </div>
);
