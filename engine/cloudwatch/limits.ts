/* CloudWatch's limits. Where no other source is given:
   https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
   https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
   https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long data points of less than a minute are kept. */
export const secondsRetentionMs = 3 * hourMs;

/** How long data points of a minute are kept. AWS keeps those of 5 minutes for 63 days and of an hour for 455 days. */
export const minutesRetentionMs = 15 * dayMs;

/** Below a minute only these periods, in seconds; from there on multiples of 60. */
export const shortPeriods: readonly number[] = [1, 5, 10, 20, 30];

/** `MetricDataQuery` structures a GetMetricData call. */
export const mostQueries = 500;

/** Data points a GetMetricData reply. */
export const mostDatapoints = 100_800;

/** Data points a GetMetricStatistics reply. */
export const mostStatisticsDatapoints = 1_440;

/** Metrics a ListMetrics reply. */
export const metricsPerPage = 500;

/** A metric without data for as long is not listed. */
export const listedForMs = 14 * dayMs;

/** `RecentlyActive` PT3H. */
export const recentlyActiveMs = 3 * hourMs;
