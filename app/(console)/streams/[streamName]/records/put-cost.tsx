'use client';

import { useQuery } from '@tanstack/react-query';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { summaryQuery } from '../queries.ts';
import { putRecordCall, putRecordSchema, type PutRecordInput } from './schema.ts';
import { recordsPut } from '#lib/prices/records-put.ts';

interface PutCostProps {
  streamName: string;
  values: PutRecordInput;
}

const perMany = 1_000_000;

/** Of one record the cost cannot be seen, so it is given of a million such. */
export function PutCost({ streamName, values }: PutCostProps) {
  const { data } = useQuery(summaryQuery(streamName));
  const mode = data?.StreamDescriptionSummary?.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  if (!putRecordSchema.safeParse(values).success) return null;
  const { Data = [], PartitionKey = '' } = putRecordCall(streamName, values).input;
  const bytes = Data.length + new TextEncoder().encode(PartitionKey).length;
  return (
    <CostEstimate
      label="Cost of the write on AWS"
      lines={[recordsPut(perMany, bytes, mode)]}
      per="for a million of these"
      assumptions={['The stream itself is paid for beside']}
    />
  );
}
