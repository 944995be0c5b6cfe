'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import { useMemo } from 'react';
import { FamilyTable } from './family-table.tsx';
import { type ShardRow, spaceText } from '../plan/shard-row.ts';
import { ChartFrame } from '#components/charts/draw/chart-frame.tsx';
import { LineageChart, type LineageShard } from '#components/charts/draw/lineage-chart.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { plural } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import { positionOf } from '#lib/kinesis/hash-key-range.ts';
import { type Lineage, lineageOf } from '#lib/kinesis/lineage.ts';

/** Who came of whom, and when. */
export function Family({ rows }: { rows: readonly ShardRow[] }) {
  const { timeZone } = usePreferences();
  const lineage = useMemo(() => lineageOf(rows), [rows]);
  const moments = lineage.momentsMs.length - 1;
  const momentText = (moment: number) => {
    const here = lineage.reshards.filter((reshard) => reshard.moment === moment);
    const of = (kind: 'split' | 'merge') => here.filter((reshard) => reshard.kind === kind).length;
    const what = [
      of('split') > 0 && plural(of('split'), 'split'),
      of('merge') > 0 && plural(of('merge'), 'merge'),
    ].filter(Boolean);
    return `${momentTime(lineage, moment, timeZone)}: ${what.join(', ')}`;
  };
  return (
    <Container>
      <ChartFrame
        title="Family tree"
        detail="the hash space across, time down into the past, each shard as tall as its life"
        picture={
          moments === 0 ? (
            <Box color="text-body-secondary">
              No shard that is still listed came of another. After a split or a merge, its parents
              stand here until their records expire.
            </Box>
          ) : (
            <LineageChart
              shards={lineageShards(rows, lineage, timeZone)}
              momentCount={moments}
              momentText={momentText}
            />
          )
        }
        table={<FamilyTable lineage={lineage} timeZone={timeZone} />}
      />
    </Container>
  );
}

/** `2026-11-22 20:16:05 UTC`, or what can be said without a time. */
export function momentTime(lineage: Lineage, moment: number, timeZone: TimeZoneChoice): string {
  const atMs = lineage.momentsMs[moment];
  return atMs === undefined
    ? `Change ${moment}, time not in the sequence numbers`
    : formatTime(atMs, timeZone);
}

function lineageShards(
  rows: readonly ShardRow[],
  lineage: Lineage,
  timeZone: TimeZoneChoice,
): LineageShard[] {
  const rowOf = new Map(rows.map((row) => [row.shardId, row]));
  const childrenOf = new Map<string, string[]>();
  for (const { parentIds, childIds } of lineage.reshards)
    for (const id of parentIds) childrenOf.set(id, [...(childrenOf.get(id) ?? []), ...childIds]);
  return lineage.lives.map((life) => {
    const row = rowOf.get(life.shardId);
    const parentIds = row?.parentIds ?? [];
    const childIds = childrenOf.get(life.shardId) ?? [];
    const share = row?.shareOfSpace ?? 0;
    const born = life.from === 0 ? '' : ` since ${momentTime(lineage, life.from, timeZone)}`;
    const died =
      life.to === undefined ? 'open' : `closed ${momentTime(lineage, life.to, timeZone)}`;
    const parts = [
      life.shardId,
      `${died}${life.to === undefined ? born : born && `, open${born}`}`,
      `${spaceText(share)} of the hash space`,
      parentIds.length > 0 && `from ${parentIds.join(' and ')}`,
      childIds.length > 0 && `became ${childIds.join(' and ')}`,
    ];
    return {
      id: life.shardId,
      start: positionOf(life.range.start),
      share,
      from: life.from,
      to: life.to,
      text: parts.filter(Boolean).join(' · '),
      kinIds: [...parentIds, ...childIds],
    };
  });
}
