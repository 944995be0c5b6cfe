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

/* Of PutMetricData, where no other source is given:
   https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
   https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */

/** Data of a call, those of entities among them. */
export const mostDataACall = 1_000;

/** Items of `Values`. */
export const mostValuesADatum = 150;

/** How far from zero a value may lie. */
export const largestValue = 2 ** 360;

/** How far back a timestamp may lie. */
export const oldestDatumMs = 14 * dayMs;

/** How far ahead a timestamp may lie. */
export const farthestDatumMs = 2 * hourMs;

/** Seconds that `StorageResolution` may be. */
export const storageResolutions: readonly number[] = [1, 60];

/**
 * Metrics that clients may make, of all accounts together: each takes memory, and who may call here may name as many as
 * he likes. Chosen; AWS has no such limit.
 */
export const mostCustomMetrics = 20_000;

/** Characters in the names and dimensions of those metrics. Chosen; AWS has no such limit. */
export const mostCustomCharacters = 16 * 1024 * 1024;

/** `RecentlyActive` PT3H. */
export const recentlyActiveMs = 3 * hourMs;
