'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { streamGoneName } from '#lib/jobs/generator-report.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

interface LastErrorProps {
  generator: GeneratorView;
  nowMs: number;
}

/** The last thing that went wrong: loud while it lasts, one line when it is over. */
export function LastError({ generator: { lastError, isWanted }, nowMs }: LastErrorProps) {
  if (!lastError) return null;
  const ago = `${formatDuration(Math.max(0, nowMs - lastError.atMs))} ago`;
  if (lastError.name === streamGoneName)
    return (
      <Alert type="warning" header={`Stopped ${ago}`}>
        {lastError.message}
      </Alert>
    );
  if (lastError.isOver || !isWanted)
    return (
      <Box color="text-body-secondary" fontSize="body-s">
        Last {lastError.isThrottle ? 'refusal' : 'error'} {ago}: {lastError.message}
      </Box>
    );
  if (lastError.isThrottle)
    return (
      <Alert type="warning" header="A shard refuses records">
        {lastError.message}
      </Alert>
    );
  const { name, message, requestId } = lastError;
  return (
    <FailureAlert
      title={`Not sent, ${ago}`}
      failure={{ name, message, ...(requestId !== undefined && { requestId }) }}
    />
  );
}
