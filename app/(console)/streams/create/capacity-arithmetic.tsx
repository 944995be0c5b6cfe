'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Capacity, CapacityStep } from './capacity.ts';
import { plural } from '#lib/format/count.ts';
import { formatRate } from '#lib/format/rate.ts';

const texts = {
  bytesIn: { limit: 'Bytes in', unit: 'bytes' },
  recordsIn: { limit: 'Records in', unit: 'records' },
  bytesOut: { limit: 'Bytes out to all consumers', unit: 'bytes' },
} as const;

/** Each limit, what is wanted of it, and which one says how many shards. */
export function CapacityArithmetic({ capacity }: { capacity: Capacity }) {
  const { steps, binding, hasTooManyConsumers } = capacity;
  return (
    <SpaceBetween size="s">
      <Box variant="p">
        <strong>{plural(binding.shards, 'shard')}</strong>, because of the limit on{' '}
        {texts[binding.limit].limit.toLowerCase()}, if partition keys spread evenly. One hot key
        never gets more than one shard.
      </Box>
      <Table
        variant="embedded"
        items={steps}
        columnDefinitions={columns(binding)}
        ariaLabels={{ tableLabel: 'How the number of shards is reckoned' }}
      />
      {hasTooManyConsumers && (
        <Alert type="warning">
          A shard answers 5 reads a second. More than 5 consumers that read once a second each get
          throttled however many shards there are: let some read less often, or give them enhanced
          fan-out.
        </Alert>
      )}
    </SpaceBetween>
  );
}

const columns = (binding: CapacityStep) => [
  {
    id: 'limit',
    header: 'Limit',
    isRowHeader: true,
    cell: ({ limit }: CapacityStep) => texts[limit].limit,
  },
  {
    id: 'wanted',
    header: 'Wanted',
    cell: ({ limit, wanted }: CapacityStep) => formatRate(wanted, texts[limit].unit),
  },
  {
    id: 'perShard',
    header: 'One shard',
    cell: ({ limit, perShard }: CapacityStep) => formatRate(perShard, texts[limit].unit),
  },
  {
    id: 'shards',
    header: 'Shards',
    cell: (step: CapacityStep) =>
      step === binding ? <strong>{step.shards} (binds)</strong> : step.shards,
  },
];
