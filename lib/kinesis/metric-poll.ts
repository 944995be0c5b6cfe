import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  askFrom,
  foldMetrics,
  metricInputs,
  type MetricWanted,
  type MetricWindow,
  slideWindow,
  type TimeGrid,
} from '#lib/kinesis/metric-window.ts';

/** GetMetricData, by whatever way. */
export type Ask = (
  input: GetMetricDataInput,
) => Promise<Pick<GetMetricDataOutput, 'MetricDataResults' | 'NextToken'>>;

/**
 * The next state of a window: what is known of the new grid already, and what `ask` tells of the rest. Only what is
 * new is asked for, with `overlapMs` of what came before, for points that are late.
 */
export async function pollMetrics(
  previous: MetricWindow | undefined,
  wanted: readonly MetricWanted[],
  grid: TimeGrid,
  overlapMs: number,
  ask: Ask,
): Promise<MetricWindow> {
  const inputs = metricInputs(wanted, grid, askFrom(previous, grid, overlapMs));
  const results = await Promise.all(inputs.map((input) => allPages(input, ask)));
  return foldMetrics(slideWindow(previous, grid), wanted, results.flat());
}

/** Everything that GetMetricData has for the input. */
export async function allPages(input: GetMetricDataInput, ask: Ask): Promise<MetricDataResult[]> {
  const results: MetricDataResult[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token === undefined ? input : { ...input, NextToken: token });
    results.push(...(page.MetricDataResults ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return results;
}
