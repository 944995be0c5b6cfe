'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { ExportCode } from './export-code.tsx';
import { ExportCost } from './export-cost.tsx';
import { exportQuery } from './queries.ts';
import { sourceParams } from './search-params.ts';
import { endWords, queryInWords } from './transfer-words.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { serializeRecordQuery } from '#lib/records/record-query.ts';
import type { ExportProgress } from '#lib/transfer/export-progress.ts';
import type { FileFormat } from '#lib/transfer/transfer-plan.ts';
import { wholeStream } from '#lib/records/whole-stream.ts';

const formats: { value: FileFormat; label: string; description: string }[] = [
  {
    value: 'ndjson',
    label: 'NDJSON',
    description: 'One JSON object a line, with the data as base64 and as they read.',
  },
  {
    value: 'csv',
    label: 'CSV',
    description:
      'RFC 4180, with the data as base64 and as text, and the columns chosen in Records. An apostrophe guards what a spreadsheet would take for a formula.',
  },
  {
    value: 'parquet',
    label: 'Parquet',
    description: 'Bytes as bytes, Snappy, in row groups of 10,000 records.',
  },
];

/** A query's records as a file, streamed. */
export function ExportForm({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const { timeZone } = usePreferences();
  const [{ query, columns }] = useQueryStates(sourceParams);
  const [format, setFormat] = useState<FileFormat>('ndjson');
  const [id, setId] = useState<string>();
  const { data: progress } = useQuery(exportQuery(id));
  const source = query ?? wholeStream(streamName);
  const download = () => {
    const fresh = crypto.randomUUID();
    const params = new URLSearchParams({
      connection: connectionId,
      id: fresh,
      format,
      query: serializeRecordQuery(source),
      columns: JSON.stringify(columns),
    });
    save(`/api/export?${params.toString()}`);
    setId(fresh);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${streamName}, ${queryInWords(source, timeZone)}. At most ${source.readsPerSecond} of the 5 reads/s of a shard.`}
          actions={<Button href={`/streams/${streamName}/records`}>Choose in Records</Button>}
        >
          Export
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormatChoice format={format} onChange={setFormat} />
        {columns.length > 0 && <Box>Decoded columns: {columns.join(', ')}.</Box>}
        <Button
          variant="primary"
          iconName="download"
          disabled={progress?.state === 'running'}
          disabledReason="This download is still running."
          onClick={download}
        >
          Download
        </Button>
        <ExportCost streamName={streamName} />
        <ExportCode query={source} format={format} columns={columns} />
        {id !== undefined && (
          <div role="status">
            <Outcome progress={progress ?? undefined} />
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** The browser's own download, which streams to its disk. */
function save(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}

interface FormatChoiceProps {
  format: FileFormat;
  onChange: (format: FileFormat) => void;
}

const FormatChoice = ({ format, onChange }: FormatChoiceProps) => (
  <RadioGroup
    ariaLabel="Format"
    value={format}
    items={formats}
    onChange={({ detail }) => {
      const chosen = formats.find(({ value }) => value === detail.value);
      if (chosen) onChange(chosen.value);
    }}
  />
);

function Outcome({ progress }: { progress: ExportProgress | undefined }) {
  if (!progress) return <StatusIndicator type="pending">The download begins</StatusIndicator>;
  const { records, read, bytes, state, reason, failure, readsPerSecond } = progress;
  const so = `${plural(records, 'record')} of ${plural(read, 'record')} read, ${formatBytes(bytes)}`;
  if (state === 'running')
    return (
      <StatusIndicator type="in-progress">
        {so} so far; {readsPerSecond.toFixed(1)} of 5 reads/s
      </StatusIndicator>
    );
  if (state === 'complete')
    return (
      <StatusIndicator type="success">
        Complete: {so}. {reason && endWords[reason]}
      </StatusIndicator>
    );
  return (
    <StatusIndicator type="error">
      Not complete: {so}. {failure && `${failure.name}: ${failure.message}`} The file that was
      downloaded is a part, and useless.
    </StatusIndicator>
  );
}
