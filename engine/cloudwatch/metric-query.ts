import type { MetricDataQuery, MetricStat } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { validationError } from '#engine/cloudwatch/failures.ts';
import { findSeries } from '#engine/cloudwatch/find-series.ts';
import { mostQueries } from '#engine/cloudwatch/limits.ts';
import { badPeriod, isPeriod } from '#engine/cloudwatch/period.ts';
import type { Series } from '#engine/cloudwatch/series.ts';
import { noSuchStatistic, type Statistic, statisticOf } from '#engine/cloudwatch/statistic.ts';

/** One metric to be returned. */
export interface MetricQuery {
  readonly id: string;
  readonly label: string;
  /** `undefined` when there is no data. */
  readonly series: Series | undefined;
  readonly periodSeconds: number;
  readonly statistic: Statistic;
}

const idPattern = /^[a-z][a-zA-Z0-9_]*$/;

/** Checks all queries of a call, and leaves out those whose data is not to be returned. */
export function metricQueriesOf(
  ctx: CloudWatchContext,
  queries: readonly MetricDataQuery[],
): MetricQuery[] {
  if (queries.length > mostQueries)
    throw validationError(
      `The collection MetricDataQueries must not have a size greater than ${mostQueries}.`,
    );
  checkIds(queries);
  return queries.flatMap((query, index) => {
    const made = metricQueryOf(ctx, query, `MetricDataQueries.member.${index + 1}`);
    return query.ReturnData === false ? [] : [made];
  });
}

/** AWS's texts, as users report them. */
function checkIds(queries: readonly MetricDataQuery[]): void {
  const ids = new Set<string>();
  for (const [index, { Id = '' }] of queries.entries()) {
    if (!idPattern.test(Id))
      throw validationError(
        `The value ${Id} for parameter MetricDataQueries.member.${index + 1}.Id is not matching the expected pattern ${idPattern.source}.`,
      );
    ids.add(Id);
  }
  if (ids.size < queries.length)
    throw validationError('The values for parameter id in MetricDataQueries are not unique.');
}

function metricQueryOf(
  ctx: CloudWatchContext,
  query: MetricDataQuery,
  parameter: string,
): MetricQuery {
  const { Metric = {}, Period = 0, Stat = '', Unit } = metricStatOf(query, parameter);
  if (!isPeriod(Period)) throw validationError(badPeriod(`${parameter}.MetricStat.Period`));
  const statistic = statisticOf(Stat);
  if (!statistic) throw validationError(noSuchStatistic(Stat, `${parameter}.MetricStat.Stat`));
  // Accounts cannot be linked for observability, so there is nothing to see of another's.
  const isOwn = query.AccountId === undefined || query.AccountId === ctx.caller.accountId;
  return {
    id: query.Id ?? '',
    label: query.Label ?? Metric.MetricName ?? '',
    series: isOwn ? findSeries(ctx, Metric, Unit) : undefined,
    periodSeconds: Period,
    statistic,
  };
}

function metricStatOf(
  { Id = '', MetricStat, Expression }: MetricDataQuery,
  parameter: string,
): MetricStat {
  // [unsure] of the text.
  if (MetricStat && Expression !== undefined)
    throw validationError(
      `The parameters ${parameter}.Expression and ${parameter}.MetricStat are mutually exclusive and you have specified both.`,
    );
  if (Expression !== undefined)
    throw validationError(
      `Error in expression '${Id}': Kinetoscope does not offer metric math or Metrics Insights queries yet.`,
    );
  if (!MetricStat) throw validationError(`The parameter ${parameter}.MetricStat is required.\n`);
  return MetricStat;
}
