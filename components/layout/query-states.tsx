'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { Waiting } from '#components/layout/waiting.tsx';

/** What of a TanStack query is looked at. An error may carry a `failure`. */
interface Query<Data> {
  data: Data | undefined;
  error: (Error & { failure?: { name: string; message: string; requestId?: string } }) | null;
  refetch: () => unknown;
}

interface QueryStatesProps<Data> {
  query: Query<Data>;
  /** The page's own, for the states that have no content to carry it. */
  heading?: string;
  /** What is being loaded, in words: “Loading streams”. */
  loading: string;
  /** The picture while it loads, where a line of text is too little. */
  placeholder?: ReactNode;
  isEmpty?: (data: Data) => boolean;
  /** What teaches the next step. */
  empty?: ReactNode;
  children: (data: Data) => ReactNode;
}

/**
 * The four states of a screen: loading, empty, error, data. Data that was there stays when a later refresh fails,
 * under a line that says so.
 */
export function QueryStates<Data>(props: QueryStatesProps<Data>) {
  const { query, heading, loading, placeholder, isEmpty, empty, children } = props;
  const { data, error } = query;
  const alert = error && (
    <FailureAlert
      failure={error.failure ?? error}
      {...(data !== undefined && { title: 'Not refreshed: what is below is older' })}
      onRetry={() => void query.refetch()}
    />
  );
  if (data === undefined) {
    const state = alert ?? placeholder ?? <Waiting text={loading} />;
    return heading === undefined ? state : <Headed heading={heading}>{state}</Headed>;
  }
  const content = isEmpty?.(data) === true ? empty : children(data);
  if (!alert) return content;
  return (
    <SpaceBetween size="m">
      {alert}
      {content}
    </SpaceBetween>
  );
}

const Headed = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <SpaceBetween size="m">
    <Box variant="h1">{heading}</Box>
    {children}
  </SpaceBetween>
);
