import { createHash } from 'node:crypto';
import type { GetMetricDataInput, GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { type Position, readPage } from '#engine/cloudwatch/datapoint-page.ts';
import { invalidNextToken, validationError } from '#engine/cloudwatch/failures.ts';
import { mostDatapoints } from '#engine/cloudwatch/limits.ts';
import { metricQueriesOf } from '#engine/cloudwatch/metric-query.ts';
import { badRange, windowOf } from '#engine/cloudwatch/period.ts';

/**
 * Metrics over time. A page goes through the queries in their order; what one could not finish is `PartialData`, and
 * what earlier pages finished is left out.
 */
export function getMetricData(
  ctx: CloudWatchContext,
  input: GetMetricDataInput,
): GetMetricDataOutput {
  const nowMs = ctx.clock.now();
  const made = metricQueriesOf(ctx, input.MetricDataQueries ?? []);
  const startMs = Number(input.StartTime);
  const endMs = Number(input.EndTime);
  const complaint = badRange(startMs, endMs);
  if (complaint !== undefined) throw validationError(complaint);
  const from = positionOf(input);
  const queries = made.map((query) => ({
    ...query,
    window: windowOf(startMs, endMs, query.periodSeconds, nowMs),
  }));
  const { points, next } = readPage(ctx.metrics, queries, {
    newestFirst: input.ScanBy !== 'TimestampAscending',
    mostPoints: mostPointsOf(input),
    from,
  });
  const results = queries.map(
    ({ id, label }, index) =>
      ({
        Id: id,
        Label: label,
        Timestamps: points.get(index)?.times ?? [],
        Values: points.get(index)?.values ?? [],
        StatusCode: next === undefined || index < next.query ? 'Complete' : 'PartialData',
      }) as const,
  );
  return {
    MetricDataResults: results.slice(from.query),
    Messages: [],
    ...(next && { NextToken: tokenOf(input, next) }),
  };
}

function mostPointsOf({ MaxDatapoints = mostDatapoints }: GetMetricDataInput): number {
  if (MaxDatapoints >= 1 && MaxDatapoints <= mostDatapoints) return MaxDatapoints;
  // [unsure] of the text.
  throw validationError(
    `The parameter MaxDatapoints must be greater than 0 and not greater than ${mostDatapoints}.`,
  );
}

/** What must be the same on all pages. */
function fingerprintOf(input: GetMetricDataInput): string {
  const { MetricDataQueries, StartTime, EndTime, ScanBy } = input;
  return createHash('sha256')
    .update(JSON.stringify([MetricDataQueries, StartTime, EndTime, ScanBy]))
    .digest('base64url');
}

const tokenOf = (input: GetMetricDataInput, { query, timeMs }: Position): string =>
  Buffer.from(`${fingerprintOf(input)} ${query} ${timeMs ?? ''}`).toString('base64url');

function positionOf(input: GetMetricDataInput): Position {
  if (input.NextToken === undefined) return { query: 0 };
  const text = Buffer.from(input.NextToken, 'base64url').toString();
  const [, fingerprint, query, timeMs] = /^(\S+) (\d{1,3}) (\d{0,15})$/.exec(text) ?? [];
  if (fingerprint !== fingerprintOf(input)) throw invalidNextToken();
  return { query: Number(query), ...(timeMs && { timeMs: Number(timeMs) }) };
}
