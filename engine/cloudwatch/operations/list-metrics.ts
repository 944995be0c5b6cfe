import type { ListMetricsInput, ListMetricsOutput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { invalidParameterValue } from '#engine/cloudwatch/failures.ts';
import { listedForMs, metricsPerPage, recentlyActiveMs } from '#engine/cloudwatch/limits.ts';
import type { MetricIdentity } from '#engine/core/metrics.ts';

/** Metrics in the order in which they came to be. A token goes on at the number of the next. */
export function listMetrics(
  { caller, clock, metrics }: CloudWatchContext,
  input: ListMetricsInput,
): ListMetricsOutput {
  const isOwn = input.OwningAccount === undefined || input.OwningAccount === caller.accountId;
  const activeForMs = input.RecentlyActive ? recentlyActiveMs : listedForMs;
  const afterSecond = (clock.now() - activeForMs) / 1000;
  const page: MetricIdentity[] = [];
  let next: number | undefined;
  for (const [number, identity] of metrics.catalog.list(caller, startOf(input), afterSecond)) {
    if (!isOwn || !matches(identity, input)) continue;
    if (page.length === metricsPerPage) {
      next = number;
      break;
    }
    page.push(identity);
  }
  return {
    Metrics: page.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: dimensions.map(({ Name, Value }) => ({ Name, Value })),
    })),
    ...(input.IncludeLinkedAccounts && {
      OwningAccounts: page.map(({ accountId }) => accountId),
    }),
    ...(next !== undefined && { NextToken: tokenOf(next) }),
  };
}

function matches(identity: MetricIdentity, input: ListMetricsInput): boolean {
  const { Namespace, MetricName, Dimensions = [] } = input;
  if (Namespace !== undefined && identity.namespace !== Namespace) return false;
  if (MetricName !== undefined && identity.metricName !== MetricName) return false;
  return Dimensions.every((filter) =>
    identity.dimensions.some(
      ({ Name, Value }) =>
        Name === filter.Name && (filter.Value === undefined || Value === filter.Value),
    ),
  );
}

const tokenOf = (number: number): string => Buffer.from(String(number)).toString('base64url');

function startOf({ NextToken }: ListMetricsInput): number {
  if (NextToken === undefined) return 0;
  const text = Buffer.from(NextToken, 'base64url').toString();
  // [unsure] of the text.
  if (!/^\d{1,15}$/.test(text))
    throw invalidParameterValue('The value for parameter NextToken is not valid.');
  return Number(text);
}
