import type { Metric, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import type { Series } from '#engine/cloudwatch/series.ts';

/** The caller's series of a metric; `undefined` without data, and when its data is of another unit than the one asked for. */
export function findSeries(
  { caller, metrics }: CloudWatchContext,
  { Namespace = '', MetricName = '', Dimensions = [] }: Metric,
  unit: StandardUnit | undefined,
): Series | undefined {
  const series = metrics.catalog.find({
    accountId: caller.accountId,
    region: caller.region,
    namespace: Namespace,
    metricName: MetricName,
    dimensions: Dimensions.map(({ Name = '', Value = '' }) => ({ Name, Value })),
  });
  return unit === undefined || unit === series?.identity.unit ? series : undefined;
}

/** `MetricIdentity` asks for one of CloudWatch's own words. */
export const unitOf = ({ identity }: Series): StandardUnit => identity.unit as StandardUnit;
