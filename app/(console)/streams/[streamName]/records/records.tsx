'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import Container from '@cloudscape-design/components/container';
import { useQueryStates } from 'nuqs';
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { PutRecord } from './put-record.tsx';
import { ReadingForm } from './reading-form.tsx';
import { ReadingSession } from './reading-session.ts';
import { ReadingView } from './reading-view.tsx';
import { RecordPanel } from './record-panel.tsx';
import { parseRecordId, type ReadingChoice, readingParams, recordParams } from './search-params.ts';
import { streamNow, streamReads } from './stream-world.ts';
import { useShards } from '../use-shards.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

interface RecordsProps {
  streamName: string;
}

/** What is in a stream: read from where a person says, record by record. */
export function Records({ streamName }: RecordsProps) {
  const shards = useShards(streamName);
  const [choice, setChoice] = useQueryStates(readingParams, { history: 'push' });
  const [{ record }, setShown] = useQueryStates(recordParams);
  const [isPutting, setIsPutting] = useState(false);
  const { session, reading, restart } = useSession(streamName, shards.all, choice);
  const place = record === null ? undefined : parseRecordId(record);
  const known = reading.records.find(
    ({ shardId, sequenceNumber }) =>
      shardId === place?.shardId && sequenceNumber === place.sequenceNumber,
  );
  return (
    <QueryStates query={shards.query} loading="Loading shards">
      {() => (
        <SpaceBetween size="m">
          <Container>
            <ReadingForm
              key={keyOf(choice)}
              initial={choice}
              shards={shards.all}
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
            selectedId={record}
            onSelect={(id) => void setShown({ record: id })}
            onReadOn={() => void session.readOn(choice)}
            onStop={() => session.stop()}
            onPut={() => setIsPutting(true)}
            onFromHorizon={() => void setChoice({ from: 'horizon', find: '' })}
          />
          {isPutting && (
            <PutRecord
              streamName={streamName}
              shards={shards.open}
              onClose={() => setIsPutting(false)}
              onPut={() => {
                // Elsewhere than at the tip, what comes next is not the new record.
                if (reading.summary?.reason === 'tip') void session.readOn(choice);
              }}
            />
          )}
          {place && (
            <RecordPanel key={record} streamName={streamName} place={place} known={known} />
          )}
        </SpaceBetween>
      )}
    </QueryStates>
  );
}

const keyOf = (choice: ReadingChoice): string => JSON.stringify(choice);

/** Reads when the page opens, when the address changes, and when asked again. */
function useSession(
  streamName: string,
  shards: readonly { shardId: string; isOpen: boolean }[],
  choice: ReadingChoice,
) {
  const { simulated } = useConnection();
  const [session] = useState(() => new ReadingSession());
  const [round, setRound] = useState(0);
  const reading = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const asked = useMemo(() => ({ choice, round }), [choice, round]);
  const begin = useEffectEvent((wanted: ReadingChoice) =>
    session.start(wanted, {
      shards,
      streamNow: (signal) => streamNow(simulated, signal),
      reads: (nowMs) => streamReads(streamName, nowMs),
    }),
  );
  const isReady = shards.length > 0;
  useEffect(() => {
    if (!isReady) return undefined;
    void begin(asked.choice);
    return () => session.stop();
  }, [asked, isReady, session]);
  return { session, reading, restart: () => setRound((before) => before + 1) };
}
