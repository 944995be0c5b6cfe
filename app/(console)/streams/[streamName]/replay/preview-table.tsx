'use client';

import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import type { ImportPreview } from '#lib/transfer/preview-import.ts';

/** The first rows as they would be imported, and where they are none. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const wrong = preview.rows.filter(({ problem }) => problem !== undefined).length;
  return (
    <Table
      variant="embedded"
      header={
        <Header
          variant="h3"
          description={`${plural(preview.rows.length, 'row')} of ${formatBytes(preview.fileBytes)}; ${wrong === 0 ? 'all can be imported' : `${plural(wrong, 'row')} would be rejected`}.`}
        >
          The first rows
        </Header>
      }
      ariaLabels={{ tableLabel: 'The first rows of the file' }}
      items={preview.rows}
      trackBy="place"
      empty="There is no row in this file."
      wrapLines
      columnDefinitions={[
        {
          id: 'place',
          header: 'Place',
          cell: ({ place }) => place,
          isRowHeader: true,
          minWidth: 90,
        },
        { id: 'key', header: 'Partition key', cell: ({ key }) => key, minWidth: 120 },
        {
          id: 'data',
          header: 'Data',
          minWidth: 200,
          cell: dataCell,
        },
        { id: 'bytes', header: 'Bytes', cell: ({ bytes }) => formatBytes(bytes), minWidth: 80 },
      ]}
    />
  );
}

const dataCell = ({ problem, text }: ImportPreview['rows'][number]) =>
  problem === undefined ? text : <StatusIndicator type="error">{problem}</StatusIndicator>;
