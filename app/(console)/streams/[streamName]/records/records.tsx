'use client';

import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { PutRecord } from './put-record.tsx';
import { ReadingForm } from './reading-form.tsx';
import { ReadingView } from './reading-view.tsx';
import { RecordPanel } from './record-panel.tsx';
import { type ReadingChoice, viewParams } from './search-params.ts';
import { useReading } from './use-reading.ts';
import { useReadingPart } from './use-reading-part.ts';
import { useShards } from '../use-shards.ts';
import { QueryStates } from '#components/layout/query-states.tsx';
import { parseRecordId } from '#lib/records/record-place.ts';

interface RecordsProps {
  streamName: string;
}

/** What is in a stream: read from where a person says, record by record. */
export function Records({ streamName }: RecordsProps) {
  const shards = useShards(streamName);
  const [{ record }] = useQueryStates(viewParams);
  const [isPutting, setIsPutting] = useState(false);
  const { session, choice, choiceKey, setChoice, read, readOn } = useReading(streamName);
  const paths = useReadingPart(session, (reading) => reading.paths);
  const isReading = useReadingPart(session, (reading) => reading.isReading);
  const hasLines = useReadingPart(session, ({ lines }) => lines.length > 0);
  const choose = useCallback(
    (changes: Partial<ReadingChoice>) => void setChoice(changes),
    [setChoice],
  );
  const place = record === null ? undefined : parseRecordId(record);
  const firstLine = useCallback(() => session.snapshot().lines[0], [session]);
  return (
    <QueryStates query={shards.query} loading="Loading shards">
      {() => (
        <SpaceBetween size="m">
          <Container>
            <ReadingForm
              key={choiceKey}
              streamName={streamName}
              initial={choice}
              shards={shards.all}
              paths={paths}
              sampleOf={hasLines ? firstLine : undefined}
              isReading={isReading}
              onRead={read}
            />
          </Container>
          <ReadingView
            streamName={streamName}
            choice={choice}
            session={session}
            onReadOn={readOn}
            onPut={() => setIsPutting(true)}
            onChoose={choose}
          />
          {isPutting && (
            <PutRecord
              streamName={streamName}
              shards={shards.open}
              onClose={() => setIsPutting(false)}
              onPut={() => {
                // Elsewhere than at the tip, what comes next is not the new record.
                if (session.snapshot().progress?.reason === 'tip') void session.readOn();
              }}
            />
          )}
          {place && <RecordPanel key={record} streamName={streamName} place={place} />}
        </SpaceBetween>
      )}
    </QueryStates>
  );
}
