'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReadingViewProps } from './reading-view.tsx';
import { useCliPlace } from './use-cli-place.ts';
import { putTextCommand } from '#components/records/cli-command.ts';
import { CopyableCode } from '#components/records/copyable-code.tsx';
import { plural } from '#lib/format/count.ts';

type NoRecordsProps = Pick<
  ReadingViewProps,
  'streamName' | 'choice' | 'onPut' | 'onFromHorizon'
> & {
  /** Records that were read, of which none contained the text. */
  read: number;
};

/** Nothing there: why, and three ways to change that. */
export function NoRecords({ streamName, choice, read, onPut, onFromHorizon }: NoRecordsProps) {
  const place = useCliPlace();
  const isWhole = choice.from === 'horizon' && choice.on !== 'chosen';
  const record = { streamName, partitionKey: 'user-42', text: '{"hello":"stream"}' };
  if (read > 0)
    return (
      <Centred title={`None of ${plural(read, 'record')} contains “${choice.find}”`}>
        <Box>“Read newer” looks through those that follow.</Box>
      </Centred>
    );
  if (!isWhole)
    return (
      <Centred title="No record there yet">
        <Box>There may be older ones.</Box>
        <Button onClick={onFromHorizon}>Read from the trim horizon</Button>
      </Centred>
    );
  return (
    <Centred title="The stream holds no records yet">
      <Box>
        Put one by hand, let a generator write steady traffic, or send one from a terminal. Then
        “Read newer” shows it.
      </Box>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onPut}>Put record</Button>
        <Button href={`/streams/${streamName}/producers`}>Start a generator</Button>
      </SpaceBetween>
      <CopyableCode label="Command that puts a record" text={putTextCommand(place, record)} />
    </Centred>
  );
}

const Centred = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box textAlign="center" padding={{ vertical: 'l' }}>
    <SpaceBetween size="s" alignItems="center">
      <Box variant="h3">{title}</Box>
      {children}
    </SpaceBetween>
  </Box>
);
