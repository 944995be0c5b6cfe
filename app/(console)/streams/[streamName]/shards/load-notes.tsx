'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { LoadRemedy } from '../monitoring/load-remedy.tsx';
import { SampleButton } from '../monitoring/sample-button.tsx';
import { useHeaviestKey } from '../monitoring/use-heaviest-key.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { plural } from '#lib/format/count.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { type ColdFinding, coldBelow } from '#lib/kinesis/cold-shards.ts';
import type { LoadFinding } from '#lib/kinesis/load-finding.ts';
import { wordLoad } from '#lib/kinesis/load-sentence.ts';
import { shardsDay } from '#lib/prices/kinesis.ts';

interface LoadNotesProps {
  streamName: string;
  open: readonly ShardView[];
  hot: readonly LoadFinding[];
  cold: ColdFinding;
  windowMs: number;
  onSelect: (shardIds: string[]) => void;
}

const mostNotes = 3;

/** The shards that want something: hot ones with the reason, cold ones with what they could save. */
export function LoadNotes({ streamName, open, hot, cold, windowMs, onSelect }: LoadNotesProps) {
  if (hot.length === 0 && cold.coldIds.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      {hot
        .slice(0, mostNotes)
        .map(
          (finding) =>
            finding.kind !== 'silent' && (
              <HotNote key={finding.hottest.shardId} {...{ streamName, open, finding }} />
            ),
        )}
      {hot.length > mostNotes && (
        <Box>
          {plural(hot.length - mostNotes, 'more shard')} hot: sort the table by utilisation.
        </Box>
      )}
      <ColdNotes cold={cold} windowMs={windowMs} onSelect={onSelect} />
    </SpaceBetween>
  );
}

interface HotNoteProps extends Pick<LoadNotesProps, 'streamName' | 'open'> {
  finding: HotFinding;
}

type HotFinding = Extract<LoadFinding, { hottest: unknown }>;

function HotNote({ streamName, open, finding }: HotNoteProps) {
  const { shardId } = finding.hottest;
  const shard = open.find((one) => one.shardId === shardId);
  const { simulated } = useConnection();
  const { heaviest, sample } = useHeaviestKey(streamName, finding.hottest, shard);
  const { headline, because, advice, remedy } = wordLoad(finding, heaviest);
  return (
    <div>
      <StatusIndicator type={finding.kind === 'throttled' ? 'error' : 'warning'}>
        {headline}
      </StatusIndicator>
      <Box margin={{ bottom: 'xxs' }}>
        {because} {advice}
      </Box>
      <SpaceBetween direction="horizontal" size="s">
        {remedy && (
          <LoadRemedy {...{ streamName, shardId, remedy }} keysAreKnown={heaviest !== undefined} />
        )}
        {!simulated && finding.hottest.cause !== 'readers' && <SampleButton sample={sample} />}
      </SpaceBetween>
    </div>
  );
}

function ColdNotes({
  cold,
  windowMs,
  onSelect,
}: Pick<LoadNotesProps, 'cold' | 'windowMs' | 'onSelect'>) {
  const { pairs, coldIds } = cold;
  const window = formatDuration(windowMs);
  const below = `below ${formatPercent(coldBelow)} of each limit all through the last ${window}`;
  if (coldIds.length === 0) return null;
  if (pairs.length === 0)
    return (
      <StatusIndicator type="info">
        {coldIds.slice(0, mostNotes).join(', ')}
        {coldIds.length > mostNotes && ` and ${coldIds.length - mostNotes} more`}{' '}
        {coldIds.length === 1 ? 'is' : 'are'} cold: {below}. No two neighbours are, so none can be
        merged without loading one that is busy.
      </StatusIndicator>
    );
  return (
    <div>
      <StatusIndicator type="info">
        {plural(coldIds.length, 'shard')} {coldIds.length === 1 ? 'is' : 'are'} cold: {below}.
      </StatusIndicator>
      {pairs.slice(0, mostNotes).map(({ lowerId, upperId, togetherPeak }) => (
        <Box key={lowerId}>
          {lowerId} and {upperId}: one shard would have carried both at{' '}
          {formatPercent(togetherPeak)} at most, and costs {formatDollars(shardsDay(1))} a day less.{' '}
          <Button
            variant="inline-link"
            ariaLabel={`Plan the merge of ${lowerId} and ${upperId}`}
            onClick={() => onSelect([lowerId, upperId])}
          >
            Plan the merge
          </Button>
        </Box>
      ))}
      {pairs.length > mostNotes && (
        <Box>{plural(pairs.length - mostNotes, 'more pair')} like it.</Box>
      )}
    </div>
  );
}
