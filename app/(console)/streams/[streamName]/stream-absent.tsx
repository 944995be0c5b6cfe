'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { LeftBehind } from '../../left-behind.tsx';
import { useConnection } from '#components/layout/connection.tsx';

export function StreamNotFound({ streamName }: { streamName: string }) {
  const { name, region } = useConnection();
  return (
    <Container>
      <Box textAlign="center" padding="xxl">
        <SpaceBetween size="m">
          <LeftBehind streamName={streamName} />
          <Box variant="h1">There is no stream “{streamName}”</Box>
          <Box color="text-body-secondary">
            {name} has none of that name in {region}. It may have been deleted, or live in another
            region or connection. This page comes to life when the stream is created.
          </Box>
          <div style={{ display: 'flex', gap: 8, justifyContent: 'center' }}>
            <Button href="/streams">All streams</Button>
            <Button href="/streams/create" variant="primary">
              Create stream
            </Button>
          </div>
        </SpaceBetween>
      </Box>
    </Container>
  );
}

export const StreamBeingCreated = () => (
  <Container>
    <Box textAlign="center" padding="xxl">
      <SpaceBetween size="xs">
        <StatusIndicator type="in-progress">The stream is being created</StatusIndicator>
        <Box color="text-body-secondary">
          Records can be put as soon as it is ACTIVE. This page goes on by itself.
        </Box>
      </SpaceBetween>
    </Box>
  </Container>
);
