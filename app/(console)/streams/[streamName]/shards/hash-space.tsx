'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { KeyField } from './key-field.tsx';
import { usePlace } from './use-place.ts';
import { useChartAlarms } from '../monitoring/use-chart-alarms.tsx';
import { type ShardRow, spaceText } from '../plan/shard-row.ts';
import { shardsParams } from '../search-params.ts';
import { HeatLegend } from '#components/charts/draw/heat-legend.tsx';
import { HashSpaceBar } from '#components/charts/draw/hash-space-bar.tsx';
import type { AfterPart } from '#components/charts/draw/plan-strip.tsx';
import { alarmMetrics } from '#lib/alarms/alarm-metrics.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { hotFrom } from '#lib/format/load-level.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { ownerOf, positionOf } from '#lib/kinesis/hash-key-range.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface HashSpaceProps {
  streamName: string;
  /** Open ones, in hash order. */
  open: readonly ShardRow[];
  isMeasured: boolean;
  isAutomatic: boolean;
  selected: readonly string[];
  onSelect: (shardId: string) => void;
  /** What the plan that is shown closes, and the space as it leaves it. */
  closing: readonly string[];
  after: readonly AfterPart[] | undefined;
  /** Where the plan splits. */
  splitAt: bigint | undefined;
  fresh: ReadonlySet<string>;
  /** What stands out, in words. */
  notes: ReactNode;
}

/** The bar of open shards, the place of a key on it, and what a plan would make of it. */
export function HashSpace(props: HashSpaceProps) {
  const { streamName, open, isMeasured, isAutomatic, selected, onSelect, closing, after, splitAt } =
    props;
  const { controls } = useChartAlarms(streamName)({
    title: 'Hash space',
    ...alarmSubject(open, selected),
  });
  const [{ key, look }] = useQueryStates(shardsParams);
  const place = usePlace({ text: key, look });
  const owner = place.hashKey === undefined ? undefined : ownerOf(open, place.hashKey);
  const recentMs = open.find(({ load }) => load)?.load?.recentMs;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={isMeasured && controls}
          description="Each open shard is as wide as its range of hash keys and filled to its utilisation. The MD5 of a partition key is its place here."
        >
          Hash space
        </Header>
      }
    >
      <SpaceBetween size="s">
        {props.notes}
        <KeyField place={place} owner={owner?.shardId} isAutomatic={isAutomatic} />
        <HashSpaceBar
          shards={open.map((row) => ({
            id: row.shardId,
            start: positionOf(row.range.start),
            share: row.shareOfSpace,
            rangeText: `${spaceText(row.shareOfSpace)} of the hash space`,
            utilisation: row.load?.used.share,
            loadText: loadText(row, isMeasured),
            refused: row.load?.recentlyRefused ?? 0,
          }))}
          selected={selected}
          onSelect={onSelect}
          marker={markerOf(place.hashKey, key) ?? markerOf(splitAt, 'splits here')}
          closing={closing}
          fresh={props.fresh}
          {...(after && { after })}
        />
        {recentMs !== undefined && (
          <HeatLegend
            note={`of the limit that binds, average of the last ${formatDuration(recentMs)}`}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** The selected shard, or the one nearest to a limit. */
function alarmSubject(open: readonly ShardRow[], selected: readonly string[]) {
  const [hottest] = open.toSorted((a, b) => shareOf(b) - shareOf(a));
  const shard = open.find(({ shardId }) => shardId === selected[0]) ?? hottest;
  const metric = shard?.load?.used.binding ?? 'recordsIn';
  return {
    metric,
    threshold: (alarmMetrics[metric].shardLimit ?? 0) * hotFrom,
    ...(shard && { shardIds: [shard.shardId] }),
  };
}

const shareOf = ({ load }: ShardRow): number => load?.used.share ?? 0;

const markerOf = (hashKey: bigint | undefined, text: string) =>
  hashKey === undefined ? undefined : { position: positionOf(hashKey), text };

function loadText({ load }: ShardRow, isMeasured: boolean): string {
  if (!isMeasured) return 'load not measured';
  if (!load) return 'load not known yet';
  const { rates, used, recentlyRefused } = load;
  const refused = recentlyRefused > 0 ? `, throttled: ${plural(recentlyRefused, 'refusal')}` : '';
  return `${formatPercent(used.share)} of its ${limitName[used.binding]} (in ${formatRate(rates.recordsIn, 'records')} and ${formatBytes(rates.bytesIn)}/s, out ${formatBytes(rates.bytesOut)}/s in ${formatRate(rates.reads, 'reads')}, last ${formatDuration(load.recentMs)})${refused}`;
}
