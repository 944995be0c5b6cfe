'use client';

import { useQueryStates } from 'nuqs';
import { useKeySample } from './use-key-sample.ts';
import { usePlace } from './use-place.ts';
import type { ShardRow } from '../plan/shard-row.ts';
import { shardsParams } from '../search-params.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { medianSplit } from '#lib/kinesis/key-load.ts';
import { middleOf, splitComplaint } from '#lib/kinesis/reshard-plan.ts';

/** Where a split is to be, or why it cannot be there. */
export interface SplitPlace {
  at: bigint | undefined;
  /** Stands at the field. */
  complaint: string | undefined;
  note: string | undefined;
}

/** Where the link says that the shard is to be split. */
export function useSplitPlace(streamName: string, shard: ShardRow | undefined): SplitPlace {
  const [{ split, at }] = useQueryStates(shardsParams);
  const { data: sample } = useKeySample(streamName, shard);
  const typed = usePlace({ text: at, look: split === 'hash' ? 'hash' : 'key' });
  if (!shard) return { at: undefined, complaint: undefined, note: undefined };
  if (split === 'middle') return checked(shard, middleOf(shard.range));
  if (split === 'median') {
    if (!sample)
      return none('Sample its keys first: the median is that of the records of its last minute.');
    const binds = shard.load?.used.binding;
    const measure = binds === 'bytesIn' || binds === 'bytesOut' ? 'bytes' : 'records';
    const median = medianSplit(sample.keys, shard.range, measure);
    if (!median) return none('The sample holds no key to split at.');
    const shares = `${formatPercent(median.below)} of the sampled ${measure} go to the lower shard, ${formatPercent(1 - median.below)} to the upper.`;
    return checked(shard, median.at, shares);
  }
  if (typed.complaint !== undefined || typed.hashKey === undefined)
    return { at: undefined, complaint: typed.complaint, note: undefined };
  return checked(shard, typed.hashKey);
}

const none = (note: string): SplitPlace => ({ at: undefined, complaint: undefined, note });

function checked({ range, shardId }: ShardRow, at: bigint, note?: string): SplitPlace {
  if (at < range.start || at > range.end)
    return { at: undefined, complaint: `This place is not in ${shardId}.`, note: undefined };
  const complaint = splitComplaint(range, at);
  return complaint === undefined
    ? { at, complaint, note }
    : { at: undefined, complaint, note: undefined };
}
