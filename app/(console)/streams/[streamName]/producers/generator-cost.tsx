'use client';

import { useQuery } from '@tanstack/react-query';
import { summaryQuery } from '../queries.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { recordsBy } from '#lib/jobs/traffic-shape.ts';
import { recordsPut } from '#lib/prices/records-put.ts';

interface GeneratorCostProps {
  plan: GeneratorPlan | undefined;
  /** Of one record with its key; absent while none can be made. */
  recordBytes: number | undefined;
}

const hourMs = 3_600_000;

/** What a generator's records cost to put in its first hour. The stream itself is paid for anyway. */
export function GeneratorCost({ plan, recordBytes = 0 }: GeneratorCostProps) {
  const { data } = useQuery(summaryQuery(plan?.streamName ?? ''));
  const mode = data?.StreamDescriptionSummary?.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  if (!plan || plan.tail || recordBytes === 0)
    return (
      <CostEstimate
        label="Cost of the writes on AWS"
        lines={undefined}
        per="in the first hour"
        assumptions={[
          plan?.tail
            ? 'It depends on what is written into the files'
            : 'It is reckoned as soon as the form is filled in',
        ]}
      />
    );
  const { traffic: shape, recordsPerSecond } = plan;
  const records = recordsBy({ shape, recordsPerSecond }, hourMs);
  return (
    <CostEstimate
      label="Cost of the writes on AWS"
      lines={[recordsPut(records, recordBytes, mode)]}
      per="in the first hour"
      about="About"
      assumptions={[
        `${formatCount(Math.round(records))} records of ${formatBytes(recordBytes)}, ${mode === 'PROVISIONED' ? 'each a PUT payload unit for each 25 KiB begun' : 'each in KiB begun'}`,
        ...(plan.sending.aggregates ? ['Aggregation makes it less'] : []),
        'The stream itself is paid for beside',
      ]}
    />
  );
}
