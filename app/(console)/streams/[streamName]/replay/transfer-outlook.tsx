'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { TransferCode } from './transfer-code.tsx';
import type { useTransfer } from './use-transfer.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { formatCount } from '#lib/format/count.ts';
import { readGibibyte } from '#lib/prices/reads.ts';
import type { DryRun } from '#lib/transfer/dry-run.ts';
import type { TransferRequest } from '#lib/transfer/transfer-request.ts';

interface TransferOutlookProps {
  transfer: ReturnType<typeof useTransfer>;
  /** Undefined while there is nothing to carry. */
  request: TransferRequest | undefined;
}

/** What a transfer costs, and what it is as a program. */
export const TransferOutlook = ({ transfer, request }: TransferOutlookProps) => (
  <SpaceBetween size="l">
    <TransferCost dry={request && transfer.dryOf(request)} />
    <TransferCode plan={request?.plan} target={request?.target} />
  </SpaceBetween>
);

/** What the writes of a replay or an import cost, as far as a dry run tells. */
function TransferCost({ dry }: { dry: DryRun | undefined }) {
  const dollars = dry?.estimate.dollars;
  const records = dry?.estimate.records;
  return (
    <CostEstimate
      label="Cost of the writes on AWS"
      lines={dollars === undefined ? undefined : [{ text: 'Writes', dollars }]}
      per="in all"
      {...(dry?.isComplete === false && { about: 'About' })}
      assumptions={[
        dollars === undefined
          ? 'A dry run reckons it'
          : `By the mode of the target${records === undefined ? '' : `, for ${formatCount(records)} records that are read`}`,
        `A provisioned stream is read for nothing but records older than 7 days, $${readGibibyte('PROVISIONED', true)} a GiB; an on-demand one for $${readGibibyte('ON_DEMAND', false)} a GiB`,
      ]}
    />
  );
}
