'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useQuery } from '@tanstack/react-query';
import { shardQuotaQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { formatCount } from '#lib/format/count.ts';
import { formatDollarChange, formatDollars } from '#lib/format/dollars.ts';
import { openAfter, type ReshardPlan } from '#lib/kinesis/reshard-plan.ts';
import { shardsDay } from '#lib/prices/kinesis.ts';

interface PlanFactsProps {
  plan: ReshardPlan;
  /** Open now. */
  open: number;
  /** What the call uses of quotas of its own. */
  callQuota: string;
}

/** What a change of the shards uses up and costs. */
export function PlanFacts({ plan, open, callQuota }: PlanFactsProps) {
  const { simulated, region } = useConnection();
  const quota = useQuery(shardQuotaQuery());
  const after = openAfter(plan);
  const { OpenShardCount: used, ShardLimit: limit } = quota.data ?? {};
  const known = used !== undefined && limit !== undefined;
  const account = known
    ? `${formatCount(used)} → ${formatCount(used + after - open)} of ${formatCount(limit)} in ${region}`
    : (quota.error?.message ?? 'Asking for it');
  const dollars = shardsDay(after) - shardsDay(open);
  return (
    <KeyValuePairs
      columns={4}
      items={[
        {
          label: 'Open shards of the stream',
          value: `${formatCount(open)} → ${formatCount(after)}`,
        },
        { label: 'Shard quota of the account', value: account },
        { label: 'Quota of the call', value: callQuota },
        {
          label: 'Cost of the shards a day',
          value: `${formatDollarChange(dollars)}: ${formatDollars(shardsDay(open))} → ${formatDollars(shardsDay(after))} on AWS in us-east-1${simulated ? '; nothing here' : ''}`,
        },
      ]}
    />
  );
}
