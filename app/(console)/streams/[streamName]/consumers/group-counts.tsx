'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { sumGroup } from './group-sums.ts';
import type { GroupReport } from '#lib/consumer-group/group-report.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatRate } from '#lib/format/rate.ts';

/** What the group did, and what of it twice: each record is processed at least once, not exactly once. */
export function GroupCounts({ group, report }: { group: GroupView; report: GroupReport }) {
  const { processed, again, perSecond, reads, behindMs, userRecords, outside } = sumGroup(report);
  const items = [
    { label: `Processed, in ${plural(reads, 'read')}`, value: plural(processed, 'record') },
    {
      label: 'Processed twice',
      value:
        again === 0
          ? 'none so far'
          : `${plural(again, 'record')}, after a crash before a checkpoint`,
    },
    {
      label: 'User records, aggregates unfolded',
      value:
        outside === 0
          ? formatCount(userRecords)
          : `${formatCount(userRecords)}, and ${formatCount(outside)} left out: they belong to another shard`,
    },
    { label: 'Rate, last second', value: group.isWanted ? formatRate(perSecond, 'records') : '-' },
    {
      label: 'Furthest behind',
      value: behindMs === undefined ? 'nobody reads' : formatDuration(behindMs),
    },
  ];
  return <KeyValuePairs columns={3} items={items} />;
}
