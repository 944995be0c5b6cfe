'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import { KeyField } from './key-field.tsx';
import { type ShardRow, spaceText } from './shard-row.ts';
import { useHashKey } from './use-hash-key.ts';
import { shardsParams } from '../search-params.ts';
import { HeatLegend } from '#components/charts/draw/heat-legend.tsx';
import { HashSpaceBar } from '#components/charts/draw/hash-space-bar.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { ownerOf, positionOf } from '#lib/kinesis/hash-key-range.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface HashSpaceProps {
  /** Open and closed, in hash order. */
  rows: readonly ShardRow[];
  isMeasured: boolean;
}

/** The bar of open shards, the place of a key on it, and the shards that these came from. */
export function HashSpace({ rows, isMeasured }: HashSpaceProps) {
  const [{ shard: selected, key }, setParams] = useQueryStates(shardsParams);
  const hashKey = useHashKey(key);
  const open = rows.filter((row) => row.isOpen);
  const owner = hashKey === undefined ? undefined : ownerOf(open, hashKey);
  const recentMs = open[0]?.load?.recentMs;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Each open shard is as wide as its range of hash keys and filled to its utilisation. The MD5 of a partition key is its place here."
        >
          Hash space
        </Header>
      }
    >
      <SpaceBetween size="s">
        <KeyField
          partitionKey={key}
          hashKey={hashKey}
          owner={owner?.shardId}
          onChange={(next) => void setParams({ key: next === '' ? null : next })}
        />
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
          selected={selected ?? undefined}
          onSelect={(id) => void setParams({ shard: id === selected ? null : id })}
          marker={hashKey === undefined ? undefined : { position: positionOf(hashKey), text: key }}
        />
        {recentMs !== undefined && (
          <HeatLegend
            note={`of the limit that binds, average of the last ${formatDuration(recentMs)}`}
          />
        )}
        <Family rows={rows} />
      </SpaceBetween>
    </Container>
  );
}

function loadText({ load }: ShardRow, isMeasured: boolean): string {
  if (!isMeasured) return 'load not measured: shard-level metrics are off';
  if (!load) return 'load not known yet';
  const { rates, used, recentlyRefused } = load;
  const refused = recentlyRefused > 0 ? `, throttled: ${plural(recentlyRefused, 'refusal')}` : '';
  return `${formatPercent(used.share)} of its ${limitName[used.binding]} (${formatRate(rates.recordsIn, 'records')} and ${formatBytes(rates.bytesIn)}/s in, last ${formatDuration(load.recentMs)})${refused}`;
}

/** Closed shards still hold their records until these expire; their ranges went to their children. */
function Family({ rows }: { rows: readonly ShardRow[] }) {
  const closed = rows.filter((row) => !row.isOpen);
  if (closed.length === 0) return null;
  return (
    <div>
      <Box variant="h3" fontSize="heading-xs" padding="n">
        {plural(closed.length, 'closed parent')}
      </Box>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {closed.map((parent) => (
          <li key={parent.shardId}>
            {parent.shardId} ({spaceText(parent.shareOfSpace)} of the space) →{' '}
            {rows
              .filter((row) => row.parentIds.includes(parent.shardId))
              .map((row) => row.shardId)
              .join(', ') || 'children no longer listed'}
          </li>
        ))}
      </ul>
    </div>
  );
}
