'use client';

import { useQuery } from '@tanstack/react-query';
import { useMeanRate } from './use-mean-rate.ts';
import { summaryQuery } from '../queries.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { readMonth } from '#lib/prices/reads.ts';

/** Reading by polling is free on provisioned streams: nothing is shown there. */
export function GroupCost({ streamName }: { streamName: string }) {
  const { data } = useQuery(summaryQuery(streamName));
  const bytesPerSecond = useMeanRate(streamName);
  if (data?.StreamDescriptionSummary?.StreamModeDetails?.StreamMode !== 'ON_DEMAND') return null;
  return (
    <CostEstimate
      label="Cost of the reads on AWS"
      lines={
        bytesPerSecond === undefined
          ? undefined
          : [{ text: 'Data out', dollars: readMonth('ON_DEMAND', bytesPerSecond) }]
      }
      per="a month"
      about="About"
      assumptions={[
        bytesPerSecond === undefined
          ? 'How much comes in is not known yet'
          : `At ${formatBytes(bytesPerSecond)}/s, what came in on average over the last 15 minutes; an on-demand stream pays for what each reader takes out`,
      ]}
    />
  );
}
