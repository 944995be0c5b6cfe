'use client';

import Box from '@cloudscape-design/components/box';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { recordAddress, recordQuery } from './queries.ts';
import { RecordDetails } from './record-details.tsx';
import { readingParams, viewParams } from './search-params.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { PageSplitPanel } from '#components/layout/split-panel.tsx';
import type { RecordPlace } from '#lib/records/record-query.ts';

interface RecordPanelProps {
  streamName: string;
  place: RecordPlace;
}

/** One record, beside the list. */
export function RecordPanel({ streamName, place }: RecordPanelProps) {
  const { id: connectionId } = useConnection();
  const [{ view }, setView] = useQueryStates(viewParams);
  const [{ as, schema, message }] = useQueryStates(readingParams);
  const close = useCallback(() => void setView({ record: null, view: null }), [setView]);
  const wanted = { connectionId, streamName, place, decode: { as, schema, message } };
  const query = useQuery(recordQuery(wanted));
  return (
    <PageSplitPanel header="Record" onClose={close}>
      <QueryStates query={query} loading="Loading the record">
        {(record) =>
          record ? (
            <RecordDetails
              streamName={streamName}
              record={record}
              wholeHref={recordAddress(wanted, 'data')}
              view={view}
              onViewChange={(next) => void setView({ view: next })}
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
