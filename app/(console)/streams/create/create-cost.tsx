'use client';

import type { CreateStreamInput } from './schema.ts';
import { CostEstimate } from '../../cost-estimate.tsx';
import { onDemandMonth, provisionedMonth } from '#lib/prices/kinesis.ts';

const noTraffic = { recordsPerSecond: 0, bytes: 1, consumers: 0 };

/** What the stream costs before anything is written: the estimator says what traffic adds. */
export function CreateCost({ values: { streamMode, shardCount } }: { values: CreateStreamInput }) {
  const shards = /^[1-9]\d{0,5}$/.test(shardCount) ? Number(shardCount) : undefined;
  if (streamMode === 'ON_DEMAND')
    return (
      <CostEstimate
        lines={onDemandMonth(noTraffic).slice(0, 1)}
        per="a month"
        about="At least"
        assumptions={['Before anything is written or read; see the estimate above for traffic']}
      />
    );
  const [base] = provisionedMonth(noTraffic, shards ?? 0);
  return (
    <CostEstimate
      lines={base && shards !== undefined ? [base] : undefined}
      per="a month"
      about="At least"
      assumptions={[
        shards === undefined
          ? 'Say how many shards'
          : 'Before anything is written; see the estimate above for traffic',
      ]}
    />
  );
}
