'use client';

import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { Load } from './capacity.ts';
import { CostEstimate } from '../../cost-estimate.tsx';
import { hoursPerMonth, onDemandMonth, provisionedMonth } from '#lib/prices/kinesis.ts';

const assumptions = [
  `A month of ${hoursPerMonth} h, 24 h of retention, readers that share the throughput`,
];

/** Both modes side by side. */
export const MonthlyCost = ({ load, shards }: { load: Load; shards: number }) => (
  <ColumnLayout columns={2} variant="text-grid">
    <CostEstimate
      label="Provisioned"
      lines={provisionedMonth(load, shards)}
      per="a month"
      assumptions={assumptions}
    />
    <CostEstimate
      label="On-demand"
      lines={onDemandMonth(load)}
      per="a month"
      assumptions={assumptions}
    />
  </ColumnLayout>
);
