'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Arrivals } from './arrivals.tsx';
import { NoRecords } from './no-records.tsx';
import { CarryRecords } from './carry-records.tsx';
import { isLive } from './reading-query.ts';
import { ReadingBar } from './reading-bar.tsx';
import type { ReadingSession } from './reading-session.ts';
import { RecordList } from './record-list.tsx';
import type { ReadingChoice } from './search-params.ts';
import { useReadingPart } from './use-reading-part.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { formatCount } from '#lib/format/count.ts';

export interface ReadingViewProps {
  streamName: string;
  choice: ReadingChoice;
  session: ReadingSession;
  onReadOn: () => void;
  onPut: () => void;
  onChoose: (changes: Partial<ReadingChoice>) => void;
}

/** What was read, what that took, and the records themselves. */
export function ReadingView(props: ReadingViewProps) {
  const { session, choice, onChoose } = props;
  const failure = useReadingPart(session, (reading) => reading.failure);
  const complaint = useReadingPart(session, (reading) => reading.complaint);
  const hasLines = useReadingPart(session, ({ lines }) => lines.length > 0);
  return (
    <Container header={<Head {...props} />}>
      <SpaceBetween size="s">
        {complaint !== undefined && <Alert type="info">{complaint}</Alert>}
        {failure && (
          <FailureAlert failure={failure} title="Reading stopped" onRetry={props.onReadOn} />
        )}
        <ReadingBar session={session} choice={choice} />
        <Arrivals session={session} choice={choice} onChoose={onChoose} />
        {hasLines ? (
          <RecordList choice={choice} session={session} onChoose={onChoose} />
        ) : (
          <WithoutLines {...props} />
        )}
      </SpaceBetween>
    </Container>
  );
}

function WithoutLines(props: ReadingViewProps) {
  const { session, choice } = props;
  const { progress, failure, isReading } = useReadingPart(session, (reading) => reading);
  if (progress?.reason !== undefined && !failure)
    return <NoRecords {...props} progress={progress} />;
  if (!isLive(choice) || !isReading) return null;
  return (
    <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 'l' }}>
      Waiting for records. What is put from now on appears here.
    </Box>
  );
}

function Head({ streamName, choice, session, onReadOn, onPut }: ReadingViewProps) {
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const put = streamCan.putRecord(connection, data?.StreamDescriptionSummary ?? {});
  const isReading = useReadingPart(session, (reading) => reading.isReading);
  const count = useReadingPart(session, ({ lines }) => lines.length);
  const canReadOn = useReadingPart(
    session,
    ({ progress }) => !isReading && progress !== undefined && progress.cursor !== '',
  );
  return (
    <Header
      variant="h2"
      counter={`(${formatCount(count)})`}
      description={
        isLive(choice)
          ? 'As they come, merged by arrival with each round of reads.'
          : 'Oldest first, merged by arrival.'
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {isReading && <Button onClick={() => session.stop()}>Stop</Button>}
          <Button
            iconName="angle-down"
            disabled={!canReadOn}
            disabledReason={
              isReading
                ? 'It is still reading.'
                : 'There is nothing that could be continued: nothing was read, or what was read is complete.'
            }
            onClick={onReadOn}
          >
            Read on
          </Button>
          <CarryRecords streamName={streamName} choice={choice} />
          <Button
            disabled={!put.can}
            {...(!put.can && { disabledReason: put.reason })}
            onClick={onPut}
          >
            Put record
          </Button>
        </SpaceBetween>
      }
    >
      Records
    </Header>
  );
}
