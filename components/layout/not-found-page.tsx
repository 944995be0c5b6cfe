'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';

export function NotFoundPage() {
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl' }}>
      <SpaceBetween size="m">
        <Box variant="h1">There is nothing here</Box>
        <Box variant="p">
          The address does not lead to a page of the console. Perhaps the stream or the connection
          was removed, or the link was cut short.
        </Box>
        <Button variant="primary" href="/streams">
          Go to the streams
        </Button>
      </SpaceBetween>
    </Box>
  );
}
