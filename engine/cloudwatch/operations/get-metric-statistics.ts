import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { invalidParameterCombination, invalidParameterValue } from '#engine/cloudwatch/failures.ts';
import { findSeries, unitOf } from '#engine/cloudwatch/find-series.ts';
import { mostStatisticsDatapoints } from '#engine/cloudwatch/limits.ts';
import { stepsOf } from '#engine/cloudwatch/metric-reader.ts';
import { badPeriod, badRange, isPeriod, windowOf } from '#engine/cloudwatch/period.ts';
import {
  hasDatapoint,
  noSuchStatistic,
  type Statistic,
  statisticOf,
} from '#engine/cloudwatch/statistic.ts';

/** Statistics of one metric, the oldest first; AWS promises no order. */
export function getMetricStatistics(
  ctx: CloudWatchContext,
  input: GetMetricStatisticsInput,
): GetMetricStatisticsOutput {
  const { StartTime, EndTime, Period = 0, MetricName: Label = '' } = input;
  const startMs = Number(StartTime);
  const endMs = Number(EndTime);
  checkRange(startMs, endMs, Period);
  const wanted = statisticsOf(input);
  const series = findSeries(ctx, input, input.Unit);
  if (!series) return { Label, Datapoints: [] };
  const window = windowOf(startMs, endMs, Period, ctx.clock.now());
  const [statistics = new Float64Array()] = ctx.metrics.read([series], window);
  const Datapoints: Datapoint[] = [];
  for (let step = 0; step < stepsOf(window); step++) {
    if (!hasDatapoint(statistics, step * 4)) continue;
    const point: Datapoint = {
      Timestamp: new Date(window.fromMs + step * window.periodMs),
      Unit: unitOf(series),
    };
    for (const add of wanted) add(point, statistics, step * 4);
    Datapoints.push(point);
  }
  return { Label, Datapoints };
}

function checkRange(startMs: number, endMs: number, periodSeconds: number): void {
  const complaint =
    badRange(startMs, endMs) ?? (isPeriod(periodSeconds) ? undefined : badPeriod('Period'));
  if (complaint !== undefined) throw invalidParameterValue(complaint);
  const datapoints = Math.floor((endMs - startMs) / 1000 / periodSeconds);
  if (datapoints <= mostStatisticsDatapoints) return;
  // AWS's text, as users report it.
  throw invalidParameterCombination(
    `You have requested up to ${datapoints.toLocaleString('en-US')} datapoints, which exceeds the limit of ` +
      `${mostStatisticsDatapoints.toLocaleString('en-US')}. You may reduce the datapoints requested by increasing ` +
      'Period, or decreasing the time range.',
  );
}

/** Writes one of the statistics into a data point. */
type AddStatistic = (point: Datapoint, ...step: Parameters<Statistic>) => void;

function statisticsOf({
  Statistics = [],
  ExtendedStatistics = [],
}: GetMetricStatisticsInput): AddStatistic[] {
  if (Statistics.length === 0 && ExtendedStatistics.length === 0)
    throw invalidParameterCombination('Must specify either Statistics or ExtendedStatistics');
  // [unsure] of the text.
  if (Statistics.length > 0 && ExtendedStatistics.length > 0)
    throw invalidParameterCombination(
      'Must specify either Statistics or ExtendedStatistics, but not both.',
    );
  return [
    ...Statistics.map((name): AddStatistic => {
      const statistic = knownStatistic(name, 'Statistics');
      return (point, ...step) => void (point[name] = statistic(...step));
    }),
    ...ExtendedStatistics.map((name): AddStatistic => {
      const statistic = knownStatistic(name, 'ExtendedStatistics');
      return (point, ...step) => {
        point.ExtendedStatistics = { ...point.ExtendedStatistics, [name]: statistic(...step) };
      };
    }),
  ];
}

function knownStatistic(name: string, parameter: string): Statistic {
  const statistic = statisticOf(name);
  if (!statistic) throw invalidParameterValue(noSuchStatistic(name, parameter));
  return statistic;
}
