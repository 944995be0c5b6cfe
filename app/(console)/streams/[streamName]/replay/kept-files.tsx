'use client';

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTransition } from 'react';
import { forgetFile } from './actions.ts';
import { keptFilesKey, keptFilesQuery } from './queries.ts';
import { useNotify } from '#components/layout/notifications.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { KeptImport } from '#lib/transfer/kept-imports.ts';

/** The files of imports on the console's disk, for all streams; nothing where there are none. */
export function KeptFiles() {
  const { timeZone } = usePreferences();
  const { data: files = [] } = useQuery(keptFilesQuery);
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <Table
      header={
        <Header
          variant="h3"
          description={`${plural(files.length, 'file')}, ${formatBytes(bytes)} on the console’s disk, of all streams. A file goes a day after it was given without an import, or after its import was over.`}
        >
          Files of imports
        </Header>
      }
      ariaLabels={{ tableLabel: 'Files of imports' }}
      items={files}
      trackBy="fileId"
      wrapLines
      columnDefinitions={columns(timeZone)}
    />
  );
}

const columns = (zone: TimeZoneChoice): TableProps.ColumnDefinition<KeptImport>[] => [
  { id: 'name', header: 'File', cell: nameOf, isRowHeader: true, minWidth: 140 },
  { id: 'bytes', header: 'Size', cell: ({ bytes }) => formatBytes(bytes), minWidth: 90 },
  { id: 'given', header: 'Given', cell: ({ givenMs }) => formatTime(givenMs, zone), minWidth: 170 },
  { id: 'use', header: 'Used by', cell: useOf, minWidth: 160 },
  {
    id: 'until',
    header: 'Kept',
    cell: ({ untilMs }) =>
      untilMs === undefined ? 'as long as its import' : `until ${formatTime(untilMs, zone)}`,
    minWidth: 170,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: (file) => <DeleteFile file={file} />,
    minWidth: 110,
  },
];

function DeleteFile({ file }: { file: KeptImport }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [isPending, startTransition] = useTransition();
  const forget = () =>
    startTransition(async () => {
      const result = await forgetFile(file.fileId);
      if (!result.ok) notify({ type: 'error', content: result.failure.message });
      await client.invalidateQueries({ queryKey: keptFilesKey });
    });
  return (
    <Button
      ariaLabel={`Delete the file ${nameOf(file)}`}
      loading={isPending}
      disabled={file.untilMs === undefined}
      disabledReason="Its import needs it, or its rejected rows are all that is left. It goes with the import."
      onClick={forget}
    >
      Delete
    </Button>
  );
}

const nameOf = ({ fileName, fileId }: KeptImport): string => fileName || fileId;

function useOf({ use }: KeptImport): string {
  if (!use) return 'No import was started';
  return `${use.isOver ? 'Import, over,' : 'Import'} into ${use.streamName}`;
}
