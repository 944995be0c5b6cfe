import type { Statistics } from '#engine/cloudwatch/metric-reader.ts';

/** Takes one number out of the statistics of the step that begins at `at`. */
export type Statistic = (statistics: Statistics, at: number) => number;

const sum: Statistic = (statistics, at) => statistics[at] ?? 0;
const minimum: Statistic = (statistics, at) => statistics[at + 1] ?? 0;
const maximum: Statistic = (statistics, at) => statistics[at + 2] ?? 0;
const sampleCount: Statistic = (statistics, at) => statistics[at + 3] ?? 0;
const average: Statistic = (statistics, at) => sum(statistics, at) / sampleCount(statistics, at);

const byName: Readonly<Record<string, Statistic>> = {
  Sum: sum,
  Average: average,
  Minimum: minimum,
  Maximum: maximum,
  SampleCount: sampleCount,
};

/** The grammar of extended statistics in the API model, of which a percentile is the first part. */
const extendedPattern =
  /^(?:IQM|(?:p|tc|tm|ts|wm)(?:\d{1,2}(?:\.\d{0,10})?|100)|(?:TM|TC|TS|WM|PR)\([\d.%:eE+-]*\))$/;
const lowestPattern = /^p0{1,2}(?:\.0{0,10})?$/;
const highestPattern = /^p100$/;

export const hasDatapoint = (statistics: Statistics, at: number): boolean =>
  sampleCount(statistics, at) > 0;

/** A statistic by CloudWatch's name; `undefined` for one that sum, minimum, maximum and count do not give. */
export function statisticOf(name: string): Statistic | undefined {
  if (lowestPattern.test(name)) return minimum;
  if (highestPattern.test(name)) return maximum;
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}

/**
 * Why there is no such statistic. AWS's text for a word that it does not know is not sourced [unsure].
 * @param parameter as AWS names it: `MetricDataQueries.member.1.MetricStat.Stat`
 */
export const noSuchStatistic = (name: string, parameter: string): string =>
  extendedPattern.test(name)
    ? `Kinetoscope does not offer the statistic ${name} for parameter ${parameter}: of percentiles and their like it has p0 and p100 only, because it keeps the sum, minimum, maximum and count of samples and not the samples.`
    : `The value ${name} for parameter ${parameter} is not supported.`;
