'use client';

import Box from '@cloudscape-design/components/box';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { recordQuery } from './queries.ts';
import type { StreamRecord } from './read/stream-reads.ts';
import { RecordDetails } from './record-details.tsx';
import { recordParams } from './search-params.ts';
import { QueryStates } from '#components/layout/query-states.tsx';
import { PageSplitPanel } from '#components/layout/split-panel.tsx';

interface RecordPanelProps {
  streamName: string;
  place: { shardId: string; sequenceNumber: string };
  /** The record where it has been read already; else it is read by its place. */
  known: StreamRecord | undefined;
}

/** One record, beside the list. */
export function RecordPanel({ streamName, place, known }: RecordPanelProps) {
  const [{ view }, setShown] = useQueryStates(recordParams);
  const close = useCallback(() => void setShown({ record: null, view: null }), [setShown]);
  const query = useQuery({
    ...recordQuery(streamName, place),
    enabled: known === undefined,
    ...(known && { initialData: known }),
  });
  return (
    <PageSplitPanel header="Record" onClose={close}>
      <QueryStates query={query} loading="Loading the record">
        {(record) =>
          record ? (
            <RecordDetails
              streamName={streamName}
              record={record}
              view={view}
              onViewChange={(next) => void setShown({ view: next })}
            />
          ) : (
            <Box padding="l" textAlign="center">
              <Box variant="h3">This record is not there any more</Box>
              <Box color="text-body-secondary">
                The stream kept it for its retention and then let it go, or the stream was made
                anew.
              </Box>
            </Box>
          )
        }
      </QueryStates>
    </PageSplitPanel>
  );
}
