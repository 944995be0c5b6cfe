/**
 * Shard-level metrics are billed as custom metrics of CloudWatch: by metric, shard and month, in us-east-1, in US
 * dollars. [unsure] of the price of today.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
const tiers = [
  { upTo: 10_000, metricMonth: 0.3 },
  { upTo: 250_000, metricMonth: 0.1 },
  { upTo: 1_000_000, metricMonth: 0.05 },
  { upTo: Infinity, metricMonth: 0.02 },
];

/** What so many metrics of so many shards cost a month, where the account has no other custom metrics. */
export function shardMetricsMonth(metrics: number, shards: number): number {
  let left = metrics * shards;
  let from = 0;
  let dollars = 0;
  for (const { upTo, metricMonth } of tiers) {
    const inTier = Math.min(left, upTo - from);
    dollars += inTier * metricMonth;
    left -= inTier;
    from = upTo;
  }
  return dollars;
}
