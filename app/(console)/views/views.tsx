'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTransition } from 'react';
import { removeView } from '../bookmark-actions.ts';
import { bookmarksKey, bookmarksQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import type { SavedView } from '#lib/bookmarks.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

/** Views that were kept, for everyone who uses the connection. */
export function Views() {
  const { id } = useConnection();
  const query = useQuery(bookmarksQuery(id));
  const { timeZone } = usePreferences();
  const { remove, isPending } = useRemove();
  return (
    <QueryStates query={query} heading="Saved views" loading="Loading saved views">
      {({ views }) => (
        <Table
          variant="full-page"
          items={views}
          trackBy="id"
          wrapLines
          ariaLabels={{ tableLabel: 'Saved views' }}
          columnDefinitions={columnsOf({ timeZone, isPending, remove })}
          header={
            <Header
              variant="awsui-h1-sticky"
              counter={`(${formatCount(views.length)})`}
              description="Pages with their filters, windows and positions, under a name. Everyone who uses this connection sees them."
            >
              Saved views
            </Header>
          }
          empty={<NoViews />}
        />
      )}
    </QueryStates>
  );
}

const NoViews = () => {
  const { singleKeys } = usePreferences();
  return (
    <Box padding="l" textAlign="center">
      <Box variant="p">
        No view yet. Set a page up as you need it, its filter, its window of time, its selection,
        then press{' '}
        {singleKeys && (
          <>
            <kbd>v</kbd> there, or{' '}
          </>
        )}
        <kbd>Ctrl+K</kbd> and “Save this view”. Everyone who uses the connection finds it here.
      </Box>
    </Box>
  );
};

interface Shown {
  timeZone: TimeZoneChoice;
  isPending: boolean;
  remove: (view: SavedView) => void;
}

const columnsOf = ({
  timeZone,
  isPending,
  remove,
}: Shown): TableProps.ColumnDefinition<SavedView>[] => [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ name, href }) => <Link href={href}>{name}</Link>,
  },
  { id: 'href', header: 'Address', cell: ({ href }) => href },
  { id: 'at', header: 'Saved', cell: ({ createdMs }) => formatTime(createdMs, timeZone) },
  {
    id: 'actions',
    header: 'Actions',
    cell: (view) => (
      <Button
        variant="inline-link"
        ariaLabel={`Remove ${view.name}`}
        disabled={isPending}
        disabledReason="A view is being removed."
        onClick={() => remove(view)}
      >
        Remove
      </Button>
    ),
  },
];

function useRemove() {
  const { id } = useConnection();
  const client = useQueryClient();
  const notify = useNotify();
  const [isPending, startTransition] = useTransition();
  const remove = (view: SavedView) =>
    startTransition(async () => {
      const result = await removeView(view.id);
      if (!result.ok)
        notify({ type: 'error', header: 'Not removed', content: result.failure.message });
      await client.invalidateQueries({ queryKey: bookmarksKey(id) });
    });
  return { remove, isPending };
}
