'use client';

import { useQuery } from '@tanstack/react-query';
import { summaryQuery } from '../queries.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { readGibibyte } from '#lib/prices/reads.ts';

const weekHours = 7 * 24;

/** What each GiB costs that an export reads; nothing is shown where reading is free. */
export function ExportCost({ streamName }: { streamName: string }) {
  const { data } = useQuery(summaryQuery(streamName));
  const stream = data?.StreamDescriptionSummary;
  const mode = stream?.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  const isOld = (stream?.RetentionPeriodHours ?? 0) > weekHours;
  const dollars = readGibibyte(mode, isOld);
  if (dollars === 0) return null;
  return (
    <CostEstimate
      label="Cost of the reads on AWS"
      lines={[{ text: 'Data out', dollars }]}
      per="for each GiB"
      assumptions={[
        mode === 'ON_DEMAND'
          ? 'An on-demand stream pays for all that is read'
          : 'Of records older than 7 days; reading younger ones is free',
      ]}
    />
  );
}
