'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { heavyKeysQuery } from './queries.ts';
import { keysText } from './keys-text.ts';
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
  hot: readonly LoadFinding[];
  cold: ColdFinding;
  windowMs: number;
  onSelect: (shardIds: string[]) => void;
}

const mostNotes = 3;

/** The shards that want something: hot ones with the reason, cold ones with what they could save. */
export function LoadNotes({ streamName, hot, cold, windowMs, onSelect }: LoadNotesProps) {
  if (hot.length === 0 && cold.coldIds.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      {hot.slice(0, mostNotes).map((finding) => (
        <HotNote
          key={finding.kind === 'silent' ? '' : finding.hottest.shardId}
          {...{ streamName, finding, onSelect }}
        />
      ))}
      {hot.length > mostNotes && (
        <Box>
          {plural(hot.length - mostNotes, 'more shard')} hot: sort the table by utilisation.
        </Box>
      )}
      <ColdNotes cold={cold} windowMs={windowMs} onSelect={onSelect} />
    </SpaceBetween>
  );
}

interface HotNoteProps extends Pick<LoadNotesProps, 'streamName' | 'onSelect'> {
  finding: LoadFinding;
}

function HotNote({ streamName, finding, onSelect }: HotNoteProps) {
  const { simulated } = useConnection();
  const heavy = useQuery(heavyKeysQuery(streamName, simulated));
  if (finding.kind === 'silent') return null;
  const { headline, because, advice } = wordLoad(finding);
  const { shardId, binding } = finding.hottest;
  const keys = heavy.data?.Shards?.find((shard) => shard.ShardId === shardId);
  return (
    <div>
      <StatusIndicator type={finding.kind === 'throttled' ? 'error' : 'warning'}>
        {headline}
      </StatusIndicator>
      <Box>
        {because} {keys && keysText(keys, binding)} {advice}{' '}
        <Button variant="inline-link" onClick={() => onSelect([shardId])}>
          Plan a split
        </Button>
      </Box>
    </div>
  );
}

function ColdNotes({ cold, windowMs, onSelect }: Omit<LoadNotesProps, 'streamName' | 'hot'>) {
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
