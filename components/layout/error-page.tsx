'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { FailureAlert } from '#components/layout/failure-alert.tsx';

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

/** A page that broke. The digest finds the error in the console's log. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const { message, digest } = describe(error);
  return (
    <SpaceBetween size="l">
      <Box variant="h1">This page broke</Box>
      <FailureAlert
        title="It is a fault of the console, not of your stream"
        failure={{
          name: digest === undefined ? 'Error' : `Digest ${digest}`,
          message,
        }}
      />
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <Button href="/streams">Go to the streams</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}

function describe(error: unknown): { message: string; digest?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (!('digest' in error) || typeof error.digest !== 'string') return { message: error.message };
  return {
    // What broke on the server is not told to the browser.
    message: 'The console’s own log has the reason under this digest.',
    digest: error.digest,
  };
}
