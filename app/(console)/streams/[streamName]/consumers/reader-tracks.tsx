'use client';

import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ReaderGroup, ReaderRow } from './reader-rows.ts';
import { outlookText } from './reader-words.ts';
import { RetentionTrack } from '#components/charts/draw/retention-track.tsx';
import { UtilisationBadge } from '#components/charts/draw/utilisation-badge.tsx';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatRate } from '#lib/format/rate.ts';
import { warmFrom } from '#lib/format/load-level.ts';

interface ReaderTracksProps {
  groups: readonly ReaderGroup[];
  retentionMs: number;
}

/** A track a reader and shard, by reader. */
export const ReaderTracks = ({ groups, retentionMs }: ReaderTracksProps) => (
  <SpaceBetween size="l">
    {groups.map((group) => (
      <OneReader key={group.key} group={group} retentionMs={retentionMs} />
    ))}
    <Box fontSize="body-s" color="text-body-secondary">
      Each track is {formatDuration(retentionMs)} long: the trim horizon on the left, where records
      expire, the tip on the right. The mark is the reader; what is coloured it has not read yet.
    </Box>
  </SpaceBetween>
);

/** More tracks of one reader are asked for. */
const shownAtFirst = 8;

function OneReader({ group, retentionMs }: { group: ReaderGroup; retentionMs: number }) {
  const { name, identity, isFanOut, rows } = group;
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, shownAtFirst);
  return (
    <section aria-label={`Reader ${name}`}>
      <SpaceBetween size="xs">
        <div>
          <Box variant="h3" padding="n">
            <span style={{ overflowWrap: 'anywhere' }}>{name}</span>{' '}
            {isFanOut && <Badge>enhanced fan-out</Badge>}
          </Box>
          <Box fontSize="body-s" color="text-body-secondary">
            <span style={{ overflowWrap: 'anywhere' }}>
              {plural(rows.length, 'shard')}; {identity}
            </span>
          </Box>
        </div>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10 }}>
          {shown.map((row) => (
            <Track key={row.key} row={row} retentionMs={retentionMs} />
          ))}
        </ul>
        {rows.length > shownAtFirst && (
          <Button variant="inline-link" onClick={() => setIsAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show all ${rows.length} shards`}
          </Button>
        )}
      </SpaceBetween>
    </section>
  );
}

function Track({ row, retentionMs }: { row: ReaderRow; retentionMs: number }) {
  const { shardId, behindMs, share, isFinished, recordsPerSecond, recordsBehind } = row;
  const outlook = outlookText(row);
  const label = isFinished
    ? `${shardId}: finished`
    : `${shardId}: ${formatDuration(behindMs)} behind of ${formatDuration(retentionMs)}. ${outlook}.`;
  return (
    <li
      style={{
        display: 'grid',
        gap: '2px 16px',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
        alignItems: 'center',
      }}
    >
      <div>
        <Box fontSize="body-s">{shardId}</Box>
        <RetentionTrack label={label} behindShare={share} isFinished={isFinished} />
      </div>
      <div>
        <Box fontWeight={share >= warmFrom ? 'bold' : 'normal'}>{outlook}</Box>
        {!isFinished && (
          <Box fontSize="body-s" color="text-body-secondary">
            {formatDuration(behindMs)} and {plural(recordsBehind, 'record')} behind, reading{' '}
            {formatRate(recordsPerSecond, 'records')}
            {row.throttledReads > 0 && `, ${plural(row.throttledReads, 'read')} refused`}
            {share >= warmFrom && (
              <>
                {' '}
                <UtilisationBadge share={share} of="retention" />
              </>
            )}
          </Box>
        )}
      </div>
    </li>
  );
}
