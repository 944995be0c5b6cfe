'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { NoRecords } from './no-records.tsx';
import { readSentences } from './read-sentence.ts';
import type { Reading } from './reading-session.ts';
import { recordRow } from './record-row.ts';
import { useRecordHref } from './record-href.ts';
import type { ReadingChoice } from './search-params.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { RecordTable } from '#components/records/record-table.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatZone } from '#lib/format/time.ts';

export interface ReadingViewProps {
  streamName: string;
  choice: ReadingChoice;
  reading: Reading;
  selectedId: string | null;
  onSelect: (id: string) => void;
  onReadOn: () => void;
  onStop: () => void;
  onPut: () => void;
  onFromHorizon: () => void;
}

/** What was read, what that took, and the records themselves. */
export function ReadingView(props: ReadingViewProps) {
  const { reading, choice, selectedId, onSelect } = props;
  const { records, summary, failure, complaint, leftOut, isReading } = reading;
  return (
    <Container header={<Head {...props} />} disableContentPaddings={false}>
      <SpaceBetween size="s">
        {complaint !== undefined && <Alert type="info">{complaint}</Alert>}
        {failure && (
          <FailureAlert failure={failure} title="Reading stopped" onRetry={props.onReadOn} />
        )}
        {leftOut > 0 && (
          <Alert type="info">
            {plural(leftOut, 'shard')} of your choice {leftOut === 1 ? 'is' : 'are'} not read: to
            merge by arrival, each shard has to be asked. Choose shards to read the others.
          </Alert>
        )}
        <div role="status">
          {summary && (
            <Box color="text-body-secondary">{readSentences(summary, choice.find).join(' ')}</Box>
          )}
          {!summary && isReading && <Box color="text-body-secondary">Reading…</Box>}
        </div>
        {records.length > 0 && (
          <Table
            records={records}
            newCount={reading.newCount}
            selectedId={selectedId}
            onSelect={onSelect}
          />
        )}
        {records.length === 0 && summary?.reason !== undefined && !failure && (
          <NoRecords {...props} read={summary.records} />
        )}
      </SpaceBetween>
    </Container>
  );
}

function Head({ streamName, reading, onReadOn, onStop, onPut }: ReadingViewProps) {
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const put = streamCan.putRecord(connection, data?.StreamDescriptionSummary ?? {});
  const canReadOn = reading.summary !== undefined && !reading.isReading;
  return (
    <Header
      variant="h2"
      counter={`(${formatCount(reading.records.length)})`}
      description="Oldest first, merged by arrival."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {reading.isReading && <Button onClick={onStop}>Stop</Button>}
          <Button
            iconName="angle-down"
            disabled={!canReadOn}
            disabledReason="Nothing has been read yet that could be continued."
            onClick={onReadOn}
          >
            Read newer
          </Button>
          <Button
            disabled={!put.can}
            {...(!put.can && { disabledReason: put.reason })}
            onClick={onPut}
          >
            Put record
          </Button>
        </SpaceBetween>
      }
    >
      Records
    </Header>
  );
}

type TableProps = Pick<ReadingViewProps, 'selectedId' | 'onSelect'> &
  Pick<Reading, 'records' | 'newCount'>;

function Table({ records, newCount, selectedId, onSelect }: TableProps) {
  const { timeZone } = usePreferences();
  const hrefOf = useRecordHref();
  const rows = useMemo(
    () => records.map((record) => recordRow(record, timeZone, hrefOf)),
    [records, timeZone, hrefOf],
  );
  return (
    <RecordTable
      rows={rows}
      firstNewIndex={records.length - newCount}
      selectedId={selectedId}
      onSelect={onSelect}
      zone={formatZone(records[0]?.arrivalMs ?? 0, timeZone)}
    />
  );
}
