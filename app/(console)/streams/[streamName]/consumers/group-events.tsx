'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { usePreferences } from '#components/layout/preferences.tsx';
import { eventText, type GroupEvent } from '#lib/consumer-group/group-event.ts';
import { formatClock, formatZone } from '#lib/format/time.ts';

const shown = 12;

/** What happened, in sentences, the newest first. */
export function GroupEvents({ events }: { events: readonly GroupEvent[] }) {
  const { timeZone } = usePreferences();
  const newest = events.slice(-shown).toReversed();
  const [first] = newest;
  return (
    <Container
      header={
        <Header
          variant="h3"
          {...(first && {
            description: `Newest first, times in ${formatZone(first.atMs, timeZone)}`,
          })}
        >
          What happened
        </Header>
      }
    >
      <ol style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {newest.map((event) => (
          <li key={`${event.atMs} ${event.kind} ${event.worker} ${event.shardId}`}>
            <Box variant="span" color="text-body-secondary">
              {formatClock(event.atMs, timeZone)}
            </Box>{' '}
            {eventText(event)}
          </li>
        ))}
      </ol>
    </Container>
  );
}
