'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** What an alarm is, and where the first one comes from. */
export const AlarmsEmpty = () => (
  <ContentLayout header={<Header variant="h1">Alarms</Header>}>
    <Container header={<Header variant="h2">There is no alarm yet</Header>}>
      <SpaceBetween size="m">
        <Box variant="p">
          An alarm holds one metric of a stream to a threshold: “Throttled records above 0 for 1
          min”. The workers look at it through CloudWatch, with no browser open, and remember when
          it rang and why. The console shows what rings in the top bar and as a line on the charts.
        </Box>
        <Box variant="p">
          Good first ones: throttled records above 0, iterator age above a few minutes, and records
          in below 1 for a stream that should never be silent. Every chart of a stream’s Monitoring
          page has a bell that sets one on what the chart shows.
        </Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href="/alarms/create">
            Create alarm
          </Button>
          <Button href="/streams">Choose a stream</Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  </ContentLayout>
);
