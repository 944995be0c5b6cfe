'use client';

import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { Load } from './capacity.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import {
  hoursPerMonth,
  onDemandMonth,
  provisionedMonth,
  total,
  type PriceLine,
} from '#lib/prices/kinesis.ts';

/** Both modes side by side. */
export function MonthlyCost({ load, shards }: { load: Load; shards: number }) {
  return (
    <div>
      <ColumnLayout columns={2} variant="text-grid">
        <Bill title="Provisioned" lines={provisionedMonth(load, shards)} />
        <Bill title="On-demand" lines={onDemandMonth(load)} />
      </ColumnLayout>
      <Box variant="small">
        A month of {hoursPerMonth} h on AWS in us-east-1, 24 h retention, shared-throughput readers.
        On the simulator it costs nothing.
      </Box>
    </div>
  );
}

function Bill({ title, lines }: { title: string; lines: PriceLine[] }) {
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <Box variant="p">
        <strong>{formatDollars(total(lines))} a month</strong>
      </Box>
      {lines.map(({ text, dollars }) => (
        <Box key={text} variant="small" display="block">
          {text} {formatDollars(dollars)}
        </Box>
      ))}
    </div>
  );
}
