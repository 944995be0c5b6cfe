'use client';

import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';

/** A line that says what is being waited for. */
export function Waiting({ text }: { text: string }) {
  return (
    <Box textAlign="center" color="text-body-secondary" padding="xl">
      <span role="status">
        <Spinner /> {text}
      </span>
    </Box>
  );
}
