'use client';

import Box from '@cloudscape-design/components/box';
import { useConnection } from '#components/layout/connection.tsx';
import { formatDollarChange, formatDollars } from '#lib/format/dollars.ts';
import { type PriceLine, total } from '#lib/prices/kinesis.ts';
import { priceRegion, pricesNotedIn } from '#lib/prices/price-book.ts';

export interface CostEstimateProps {
  /** What it is of, where a page has several: “Cost on AWS of the shards”. */
  label?: string;
  /** What it will cost; undefined where that is not known. */
  lines: readonly PriceLine[] | undefined;
  /** What it costs now, where a control changes it. */
  before?: readonly PriceLine[] | undefined;
  /** “an hour”, “a month”, “in all”. */
  per: string;
  /** “At most”, “About”. */
  about?: string;
  /** What was taken for granted, or why it is not known; without a full stop. */
  assumptions?: readonly string[];
}

/** What a control costs on AWS, wherever there is one that costs. */
export function CostEstimate(props: CostEstimateProps) {
  const { label = 'Cost on AWS', lines, before, per, about, assumptions = [] } = props;
  const { simulated, region } = useConnection();
  const place = simulated
    ? 'On the simulator it costs nothing'
    : region === priceRegion
      ? undefined
      : `Prices of ${region} may differ`;
  const source =
    lines && `${priceRegion}, prices noted in ${pricesNotedIn}, without free tiers and discounts`;
  const notes = [source, ...assumptions, place].filter((note) => note !== undefined);
  return (
    <div role="group" aria-label="Cost estimate">
      <Box variant="awsui-key-label">{label}</Box>
      <Box>
        {about !== undefined && lines && `${about} `}
        {lines && before && `${formatDollars(total(before))} → `}
        <strong>{lines ? `${formatDollars(total(lines))} ${per}` : 'Not known'}</strong>
        {lines && before && ` (${formatDollarChange(total(lines) - total(before))})`}
        {lines && lines.length > 1 && `: ${lines.map(partText).join(', ')}`}
      </Box>
      <Box variant="small">{notes.map((note) => `${note}.`).join(' ')}</Box>
    </div>
  );
}

const partText = ({ text, dollars }: PriceLine): string => `${text} ${formatDollars(dollars)}`;
