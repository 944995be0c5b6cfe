'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { shardQuotaQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { formatCount } from '#lib/format/count.ts';
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
  const { region } = useConnection();
  const quota = useQuery(shardQuotaQuery());
  const after = openAfter(plan);
  const { OpenShardCount: used, ShardLimit: limit } = quota.data ?? {};
  const known = used !== undefined && limit !== undefined;
  const account = known
    ? `${formatCount(used)} → ${formatCount(used + after - open)} of ${formatCount(limit)} in ${region}`
    : (quota.error?.message ?? 'Asking for it');
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: 'Open shards of the stream',
            value: `${formatCount(open)} → ${formatCount(after)}`,
          },
          { label: 'Shard quota of the account', value: account },
          { label: 'Quota of the call', value: callQuota },
        ]}
      />
      <CostEstimate
        label="Cost of the shards on AWS"
        before={shardsOf(open)}
        lines={shardsOf(after)}
        per="a day"
        assumptions={['Writes, longer retention and enhanced fan-out come on top']}
      />
    </SpaceBetween>
  );
}

const shardsOf = (shards: number) => [{ text: 'Shards', dollars: shardsDay(shards) }];
