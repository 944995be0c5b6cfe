import type { PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { checkRoom } from '#engine/cloudwatch/check-room.ts';
import { invalidParameterValue, missingParameter } from '#engine/cloudwatch/failures.ts';
import { farthestDatumMs, mostDataACall, oldestDatumMs } from '#engine/cloudwatch/limits.ts';
import { momentsOf, type NamedDatum, timeOf } from '#engine/cloudwatch/metric-datum.ts';
import type { Sample } from '#engine/cloudwatch/metric-store.ts';

/** Takes all data of a call or none. Of entities it keeps the data alone: nothing here can be asked about an entity. */
export async function putMetricData(
  ctx: CloudWatchContext,
  input: PutMetricDataInput,
): Promise<Record<string, never>> {
  const namespace = namespaceOf(input);
  const data = dataOf(input);
  if (data.length > mostDataACall)
    throw invalidParameterValue(
      `The collection MetricData must not have a size greater than ${mostDataACall}.`,
    );
  const nowMs = ctx.clock.now();
  checkTimes(data, nowMs);
  const samples = data.map((named) => sampleOf(ctx, namespace, named, nowMs));
  checkRoom(ctx.metrics.catalog, samples);
  await ctx.metrics.put(samples);
  return {};
}

function namespaceOf({ Namespace }: PutMetricDataInput): string {
  if (Namespace === undefined) throw missingParameter('The parameter Namespace is required.');
  if (Namespace.startsWith('AWS/'))
    throw invalidParameterValue('The value AWS/ for parameter Namespace is invalid.');
  return Namespace;
}

function dataOf({ MetricData = [], EntityMetricData = [] }: PutMetricDataInput): NamedDatum[] {
  const named = (prefix: string, data: typeof MetricData): NamedDatum[] =>
    data.map((datum, index) => ({ datum, parameter: `${prefix}MetricData.member.${index + 1}` }));
  const data = [
    ...named('', MetricData),
    ...EntityMetricData.flatMap((entity, index) =>
      named(`EntityMetricData.member.${index + 1}.`, entity.MetricData ?? []),
    ),
  ];
  if (data.length === 0) throw missingParameter('The parameter MetricData is required.');
  return data;
}

/** Says of every timestamp that it is too old or too new, a line each, as AWS does. */
function checkTimes(data: readonly NamedDatum[], nowMs: number): void {
  const complaints = data.flatMap(({ datum: { Timestamp }, parameter }) => {
    const ageMs = nowMs - (Timestamp?.getTime() ?? nowMs);
    if (ageMs <= oldestDatumMs && ageMs >= -farthestDatumMs) return [];
    return `The parameter ${parameter}.Timestamp must specify a time within the past two weeks.`;
  });
  if (complaints.length > 0) throw invalidParameterValue(complaints.join('\n'));
}

function sampleOf(
  { caller }: CloudWatchContext,
  namespace: string,
  named: NamedDatum,
  nowMs: number,
): Sample {
  const { MetricName = '', Dimensions = [], Unit = 'None' } = named.datum;
  return {
    ...momentsOf(named),
    timeMs: timeOf(named, nowMs),
    identity: {
      accountId: caller.accountId,
      region: caller.region,
      namespace,
      metricName: MetricName,
      dimensions: Dimensions.map(({ Name = '', Value = '' }) => ({ Name, Value })),
      unit: Unit,
    },
  };
}
