import { hoursPerMonth, type PriceLine } from '#lib/prices/kinesis.ts';

/**
 * Prices of enhanced fan-out in us-east-1, in US dollars.
 * https://aws.amazon.com/kinesis/data-streams/pricing/
 */
const consumerShardHour = 0.015;
const gibibyteProvisioned = 0.013;
const gibibyteOnDemand = 0.05;

const secondsPerMonth = hoursPerMonth * 3_600;
const gibibyte = 1_024 ** 3;

interface FanOut {
  mode: string | undefined;
  openShards: number;
  /** What one consumer is given of the whole stream. */
  bytesPerSecond: number;
}

/** What one consumer with enhanced fan-out costs a month. On-demand streams pay for what is read only. */
export function fanOutMonth({ mode, openShards, bytesPerSecond }: FanOut): PriceLine[] {
  const gibibytes = (bytesPerSecond * secondsPerMonth) / gibibyte;
  if (mode === 'ON_DEMAND') return [{ text: 'Data', dollars: gibibytes * gibibyteOnDemand }];
  return [
    { text: 'Consumer-shard hours', dollars: openShards * consumerShardHour * hoursPerMonth },
    { text: 'Data', dollars: gibibytes * gibibyteProvisioned },
  ];
}
