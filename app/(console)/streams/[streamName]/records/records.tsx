'use client';

import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { PutRecord } from './put-record.tsx';
import { ReadingForm } from './reading-form.tsx';
import { ReadingView } from './reading-view.tsx';
import { RecordPanel } from './record-panel.tsx';
import { type ReadingChoice, readingParams, viewParams } from './search-params.ts';
import { useReading } from './use-reading.ts';
import { useShards } from '../use-shards.ts';
import { QueryStates } from '#components/layout/query-states.tsx';
import { parseRecordId } from '#lib/records/record-place.ts';

interface RecordsProps {
  streamName: string;
}

/** What is in a stream: read from where a person says, record by record. */
export function Records({ streamName }: RecordsProps) {
  const shards = useShards(streamName);
  const [choice, setChoice] = useQueryStates(readingParams, { history: 'push' });
  const [{ record }] = useQueryStates(viewParams);
  const [isPutting, setIsPutting] = useState(false);
  const { session, reading, restart, keep } = useReading(streamName, choice);
  const place = record === null ? undefined : parseRecordId(record);
  const sampled = reading.lines[0];
  const readOn = () => {
    const cursor = reading.progress?.cursor ?? '';
    void session.readOn();
    // The address says where this page of records begins; it is not read anew for that.
    if (cursor !== '' && cursor.length <= mostCursorInAddress)
      void setChoice(keep({ ...choice, from: 'cursor', cursor }));
  };
  return (
    <QueryStates query={shards.query} loading="Loading shards">
      {() => (
        <SpaceBetween size="m">
          <Container>
            <ReadingForm
              key={keyOf(choice)}
              streamName={streamName}
              initial={choice}
              shards={shards.all}
              paths={reading.paths}
              sample={sampled}
              isReading={reading.isReading}
              onRead={(next) => {
                if (keyOf(next) === keyOf(choice)) restart();
                else void setChoice(next);
              }}
            />
          </Container>
          <ReadingView
            streamName={streamName}
            choice={choice}
            reading={reading}
            onReadOn={readOn}
            onStop={() => session.stop()}
            onPut={() => setIsPutting(true)}
            onChoose={(changes) => void setChoice(changes)}
          />
          {isPutting && (
            <PutRecord
              streamName={streamName}
              shards={shards.open}
              onClose={() => setIsPutting(false)}
              onPut={() => {
                // Elsewhere than at the tip, what comes next is not the new record.
                if (reading.progress?.reason === 'tip') void session.readOn();
              }}
            />
          )}
          {place && <RecordPanel key={record} streamName={streamName} place={place} />}
        </SpaceBetween>
      )}
    </QueryStates>
  );
}

/** About a hundred shards. Servers refuse longer addresses. */
const mostCursorInAddress = 4_000;

const keyOf = (choice: ReadingChoice): string => JSON.stringify(choice);
