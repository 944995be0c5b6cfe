'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReadingViewProps } from './reading-view.tsx';
import type { ReadingChoice } from './search-params.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { putTextCommand } from '#components/records/cli-command.ts';
import { CopyableCode } from '#components/records/copyable-code.tsx';
import { plural } from '#lib/format/count.ts';
import { type ReadProgress, sawEverything } from '#lib/records/read-progress.ts';

type NoRecordsProps = Pick<ReadingViewProps, 'streamName' | 'choice' | 'onPut' | 'onChoose'> & {
  progress: ReadProgress;
};

/** Nothing there: why, and ways to change that. */
export function NoRecords({ streamName, choice, progress, onPut, onChoose }: NoRecordsProps) {
  const place = useCodePlace();
  const record = { streamName, partitionKey: 'user-42', text: '{"hello":"stream"}' };
  if (progress.records > 0)
    return (
      <Centred title={`None of ${plural(progress.records, 'record')} matches`}>
        <Box>
          {sawEverything(progress)
            ? 'All records of that range were looked at.'
            : '“Read on” looks through those that follow.'}
        </Box>
        <Button onClick={() => onChoose({ find: '', filter: '' })}>Show all records</Button>
      </Centred>
    );
  if (choice.only.length > 0)
    return (
      <Centred title="The picked records are not there any more">
        <Button onClick={() => onChoose({ only: [] })}>Show the stream again</Button>
      </Centred>
    );
  if (choice.from !== 'horizon' || choice.until === 'time' || choice.shards.length > 0)
    return (
      <Centred title="No records at this position">
        <Box>
          An empty answer is normal in Kinesis: there may be older ones, or some in other shards.
        </Box>
        <Button onClick={() => onChoose(wholeStream)}>Read all from the trim horizon</Button>
      </Centred>
    );
  return (
    <Centred title="The stream holds no records yet">
      <Box>
        Put one by hand, let a generator write steady traffic, or send one from a terminal. Then
        “Read on” shows it.
      </Box>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onPut}>Put record</Button>
        <Button href={`/streams/${streamName}/producers`}>Start a generator</Button>
      </SpaceBetween>
      <CopyableCode label="Command that puts a record" text={putTextCommand(place, record)} />
    </Centred>
  );
}

const wholeStream = {
  from: 'horizon',
  until: 'now',
  time: null,
  untilTime: null,
  shards: [] as string[],
} satisfies Partial<ReadingChoice>;

const Centred = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box textAlign="center" padding={{ vertical: 'l' }}>
    <SpaceBetween size="s" alignItems="center">
      <Box variant="h3">{title}</Box>
      {children}
    </SpaceBetween>
  </Box>
);
