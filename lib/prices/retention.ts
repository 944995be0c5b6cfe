import type { PriceLine } from '#lib/prices/kinesis.ts';

/**
 * Prices of keeping records longer than a day, in us-east-1, in US dollars. [unsure] whether the first seven days of a
 * provisioned stream are billed by the shard also where it keeps longer: they are counted so here.
 * https://aws.amazon.com/kinesis/data-streams/pricing/
 */
const extendedShardHour = 0.02;
const extendedGibibyteMonth = 0.1;
const longTermGibibyteMonth = 0.023;

const includedHours = 24;
const extendedHours = 7 * 24;
const daysPerMonth = 730 / 24;
const gibibyte = 1_024 ** 3;

interface Kept {
  mode: 'PROVISIONED' | 'ON_DEMAND';
  openShards: number;
  retentionHours: number;
  /** Into the whole stream, on average. */
  bytesPerSecond: number;
}

/** What the retention costs a day beyond the 24 hours that are included, once it is filled at this rate. */
export function retentionDay({
  mode,
  openShards,
  retentionHours,
  bytesPerSecond,
}: Kept): PriceLine[] {
  const storedGibibytes = (fromHours: number, toHours: number) =>
    (Math.max(0, Math.min(retentionHours, toHours) - fromHours) * 3_600 * bytesPerSecond) /
    gibibyte;
  const extended =
    mode === 'PROVISIONED'
      ? retentionHours > includedHours
        ? openShards * extendedShardHour * 24
        : 0
      : (storedGibibytes(includedHours, extendedHours) * extendedGibibyteMonth) / daysPerMonth;
  const longTerm =
    (storedGibibytes(extendedHours, Infinity) * longTermGibibyteMonth) / daysPerMonth;
  return [
    { text: '24 h to 7 days', dollars: extended },
    { text: 'Beyond 7 days', dollars: longTerm },
  ];
}
