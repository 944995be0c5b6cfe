'use client';

import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { isNotOffered } from '#lib/aws/failure.ts';
import type { ReadError } from '#lib/aws/read.ts';

interface CellGapProps {
  /** Why there is no value; a value that is on its way has none. */
  error?: ReadError | null;
  text?: string;
}

/** A cell without a value. */
export function CellGap({ error, text = '…' }: CellGapProps) {
  if (!error) {
    return (
      <Box variant="span" color="text-body-secondary">
        {text}
      </Box>
    );
  }
  // The line above the table says it once for all.
  if (isNotOffered(error.failure)) return <CellGap text="not measured" />;
  const { name, message, requestId } = error.failure;
  return (
    <Popover
      header={name}
      content={requestId === undefined ? message : `${message} (request ${requestId})`}
      dismissAriaLabel="Close"
    >
      <StatusIndicator type="error">
        <span style={{ whiteSpace: 'nowrap' }}>Not known</span>
      </StatusIndicator>
    </Popover>
  );
}
