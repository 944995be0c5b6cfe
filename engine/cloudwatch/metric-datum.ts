import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import { minuteMs } from '#engine/cloudwatch/chunks.ts';
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from '#engine/cloudwatch/failures.ts';
import { largestValue, mostValuesADatum, storageResolutions } from '#engine/cloudwatch/limits.ts';
import type { Sample } from '#engine/cloudwatch/metric-store.ts';

/* AWS's texts, as users and the recorded tests of other simulators report them, unless marked. */

/** A datum, and what AWS calls it: `MetricData.member.1`. */
export interface NamedDatum {
  readonly datum: MetricDatum;
  readonly parameter: string;
}

type Moments = Pick<Sample, 'sum' | 'min' | 'max' | 'count'>;

/** When a datum counts. Of the standard resolution it is a minute's. */
export function timeOf({ datum, parameter }: NamedDatum, nowMs: number): number {
  const { StorageResolution = 60, Timestamp } = datum;
  // [unsure] of the text.
  if (!storageResolutions.includes(StorageResolution))
    throw invalidParameterValue(
      `The value ${StorageResolution} for parameter ${parameter}.StorageResolution is invalid.`,
    );
  const timeMs = Timestamp?.getTime() ?? nowMs;
  return StorageResolution === 1 ? timeMs : timeMs - (timeMs % minuteMs);
}

const required = <Value>(value: Value | undefined, parameter: string): Value => {
  if (value === undefined) throw missingParameter(`The parameter ${parameter} is required.`);
  return value;
};

/** A number that CloudWatch keeps. */
function number(value: number | undefined, parameter: string): number {
  const given = required(value, parameter);
  if (Math.abs(given) <= largestValue) return given;
  throw invalidParameterValue(`The value ${given} for parameter ${parameter} is invalid.`);
}

/** A number of samples. What AWS says of none is not sourced [unsure]. */
function sampleCount(value: number | undefined, parameter: string): number {
  const count = number(value, parameter);
  if (count > 0) return count;
  throw invalidParameterValue(`The value ${count} for parameter ${parameter} is invalid.`);
}

function exclude(parameter: string, one: string, other: string): never {
  throw invalidParameterCombination(
    `The parameters ${parameter}.${one} and ${parameter}.${other} are mutually exclusive and you have specified both.`,
  );
}

/** What a datum says in any of its three ways. */
export function momentsOf({ datum, parameter }: NamedDatum): Moments {
  required(datum.MetricName, `${parameter}.MetricName`);
  const { Value, Values = [], StatisticValues } = datum;
  const hasValue = Value !== undefined;
  const hasValues = Values.length > 0;
  if (hasValue && hasValues) exclude(parameter, 'Value', 'Values');
  if (hasValue && StatisticValues) exclude(parameter, 'Value', 'StatisticValues');
  if (hasValues && StatisticValues) exclude(parameter, 'Values', 'StatisticValues');
  if (hasValues) return ofValues(datum, parameter);
  if (StatisticValues) return ofStatistics(StatisticValues, `${parameter}.StatisticValues`);
  if (!hasValue)
    throw missingParameter(
      `At least one of the parameters ${parameter}.Value, ${parameter}.Values and ${parameter}.StatisticValues must be specified.`,
    );
  const value = number(Value, `${parameter}.Value`);
  return { sum: value, min: value, max: value, count: 1 };
}

function ofValues({ Values = [], Counts = [] }: MetricDatum, parameter: string): Moments {
  if (Values.length > mostValuesADatum)
    throw invalidParameterValue(
      `The collection ${parameter}.Values must not have a size greater than ${mostValuesADatum}.`,
    );
  if (Counts.length > 0 && Counts.length !== Values.length)
    throw invalidParameterValue(
      `The parameters ${parameter}.Values and ${parameter}.Counts must be of the same size.`,
    );
  const moments = {
    sum: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    count: 0,
  };
  for (const [index, given] of Values.entries()) {
    const value = number(given, `${parameter}.Values.member.${index + 1}`);
    const count = sampleCount(Counts[index] ?? 1, `${parameter}.Counts.member.${index + 1}`);
    moments.sum += value * count;
    moments.min = Math.min(moments.min, value);
    moments.max = Math.max(moments.max, value);
    moments.count += count;
  }
  return moments;
}

function ofStatistics(
  { SampleCount, Sum, Minimum, Maximum }: Partial<Required<MetricDatum>['StatisticValues']>,
  parameter: string,
): Moments {
  const moments = {
    count: sampleCount(SampleCount, `${parameter}.SampleCount`),
    sum: number(Sum, `${parameter}.Sum`),
    min: number(Minimum, `${parameter}.Minimum`),
    max: number(Maximum, `${parameter}.Maximum`),
  };
  if (moments.min <= moments.max) return moments;
  // [unsure] of the text.
  throw invalidParameterValue(
    `The parameter ${parameter}.Maximum must be greater than or equal to ${parameter}.Minimum.`,
  );
}
