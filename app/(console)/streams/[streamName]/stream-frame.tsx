'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { summaryQuery } from './queries.ts';
import { StreamBeingCreated, StreamNotFound } from './stream-absent.tsx';
import { StreamHeader } from './stream-header.tsx';
import { StreamTabs } from './stream-tabs.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';

interface StreamFrameProps {
  streamName: string;
  children: ReactNode;
}

/** What stands round every page of a stream. */
export function StreamFrame({ streamName, children }: StreamFrameProps) {
  const query = useQuery(summaryQuery(streamName));
  if (query.error?.failure.name === 'ResourceNotFoundException')
    return <StreamNotFound streamName={streamName} />;
  return (
    <QueryStates query={query} loading={`Loading ${streamName}`}>
      {({ StreamDescriptionSummary: summary }) => (
        <SpaceBetween size="m">
          <StreamHeader streamName={streamName} summary={summary} />
          {summary?.StreamStatus === 'CREATING' ? (
            <StreamBeingCreated />
          ) : (
            <StreamTabs streamName={streamName}>{children}</StreamTabs>
          )}
        </SpaceBetween>
      )}
    </QueryStates>
  );
}
