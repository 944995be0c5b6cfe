'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useQueryState } from 'nuqs';
import { summaryQuery } from './[streamName]/queries.ts';
import { streamsSearchParams } from './search-params.ts';
import type { StreamRow } from './stream-row.ts';
import { StreamStatus } from './stream-status.tsx';

/** Follows a stream that was just asked for until it can be used. */
export function CreatedNotice({ streams }: { streams: readonly StreamRow[] }) {
  const [created, setCreated] = useQueryState('created', streamsSearchParams.created);
  const listed = streams.find(({ name }) => name === created)?.status;
  // Servers that list names alone are asked for the stream itself.
  const { data } = useQuery({ ...summaryQuery(created ?? ''), enabled: listed === '' });
  if (created === null) return null;
  const described = listed === '' ? data?.StreamDescriptionSummary?.StreamStatus : listed;
  const status = described ?? 'CREATING';
  const isReady = status === 'ACTIVE';
  return (
    <Box margin={{ bottom: 'm' }}>
      <Alert
        type={isReady ? 'success' : 'info'}
        dismissible
        dismissAriaLabel="Dismiss"
        onDismiss={() => void setCreated(null)}
        action={
          isReady && (
            <Button href={`/streams/${encodeURIComponent(created)}/monitoring`}>
              Open {created}
            </Button>
          )
        }
      >
        <span role="status">
          {isReady ? `${created} is ready.` : `${created} is being made.`}{' '}
          <StreamStatus status={status} />
        </span>
      </Alert>
    </Box>
  );
}
