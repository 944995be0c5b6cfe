/**
 * Amazon CloudWatch, API 2010-08-01: the metrics that the simulator's services report.
 *
 * Gaps: operations marked `notImplemented` below; metric math and Metrics Insights; dynamic labels; percentiles other
 * than p0 and p100, and the statistics like them, of what is put too: samples are summed up and not kept; data points of
 * 5 minutes (63 days) and of an hour (455 days); other accounts' metrics. A metric has one unit: data in another is
 * refused. PutMetricData checks the entities of EntityMetricData and keeps their data alone; NaN is a
 * SerializationException; a body may be larger than 1 MB. What services did in the 5 seconds before a kill is lost;
 * what was put is not. Query: requests by GET; of an error's members its replies have the message alone.
 * By design: every metric has a data point a second for 3 hours, as AWS's custom metrics of high resolution have (what
 * is put in the standard resolution has them at the minute); data points and new metrics are there at once, not minutes
 * later, and not hours later where they are of long ago; data points begin at multiples of the period, wherever
 * StartTime lies; a page may be less than full. Clients may make 20,000 metrics and 16 Mi characters of their names;
 * beyond that PutMetricData answers LimitExceeded.
 * Client quirks: none known yet.
 */
import * as sdk from '@aws-sdk/client-cloudwatch';
import { constraints } from '#engine/cloudwatch/constraints.ts';
import type { CloudWatchContext } from '#engine/cloudwatch/context.ts';
import { MetricStore } from '#engine/cloudwatch/metric-store.ts';
import { getMetricData } from '#engine/cloudwatch/operations/get-metric-data.ts';
import { getMetricStatistics } from '#engine/cloudwatch/operations/get-metric-statistics.ts';
import { listMetrics } from '#engine/cloudwatch/operations/list-metrics.ts';
import { putMetricData } from '#engine/cloudwatch/operations/put-metric-data.ts';
import type { Scope } from '#engine/cloudwatch/series-catalog.ts';
import type { Clock } from '#engine/core/clock.ts';
import type { Metrics } from '#engine/core/metrics.ts';
import { notImplemented, runOperation } from '#engine/core/not-implemented.ts';
import type { Operations, Service } from '#engine/core/service.ts';
import type { Store } from '#engine/core/store.ts';

/** Every operation of the SDK package; leaving one out does not compile. */
export const operations = {
  AssociateDatasetKmsKey: notImplemented,
  CreateResourceMetricsConfiguration: notImplemented,
  DeleteAlarmMuteRule: notImplemented,
  DeleteAlarms: notImplemented,
  DeleteAnomalyDetector: notImplemented,
  DeleteDashboards: notImplemented,
  DeleteInsightRules: notImplemented,
  DeleteMetricStream: notImplemented,
  DeleteResourceMetricsConfiguration: notImplemented,
  DescribeAlarmContributors: notImplemented,
  DescribeAlarmHistory: notImplemented,
  DescribeAlarms: notImplemented,
  DescribeAlarmsForMetric: notImplemented,
  DescribeAnomalyDetectors: notImplemented,
  DescribeInsightRules: notImplemented,
  DisableAlarmActions: notImplemented,
  DisableInsightRules: notImplemented,
  DisassociateDatasetKmsKey: notImplemented,
  EnableAlarmActions: notImplemented,
  EnableInsightRules: notImplemented,
  GetAlarmMuteRule: notImplemented,
  GetDashboard: notImplemented,
  GetDataset: notImplemented,
  GetInsightRuleReport: notImplemented,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  GetMetricStream: notImplemented,
  GetMetricWidgetImage: notImplemented,
  GetOTelEnrichment: notImplemented,
  GetResourceMetricsConfiguration: notImplemented,
  ListAlarmMuteRules: notImplemented,
  ListDashboards: notImplemented,
  ListManagedInsightRules: notImplemented,
  ListMetricStreams: notImplemented,
  ListMetrics: listMetrics,
  ListTagsForResource: notImplemented,
  PutAlarmMuteRule: notImplemented,
  PutAnomalyDetector: notImplemented,
  PutCompositeAlarm: notImplemented,
  PutDashboard: notImplemented,
  PutInsightRule: notImplemented,
  PutLogAlarm: notImplemented,
  PutManagedInsightRules: notImplemented,
  PutMetricAlarm: notImplemented,
  PutMetricData: putMetricData,
  PutMetricStream: notImplemented,
  SetAlarmState: notImplemented,
  StartMetricStreams: notImplemented,
  StartOTelEnrichment: notImplemented,
  StopMetricStreams: notImplemented,
  StopOTelEnrichment: notImplemented,
  TagResource: notImplemented,
  UntagResource: notImplemented,
  UpdateOTelEnrichment: notImplemented,
  UpdateResourceMetricsConfiguration: notImplemented,
} satisfies Operations<typeof sdk, CloudWatchContext>;

/** The service, and where the others report what they do. */
export interface CloudWatch {
  readonly service: Service;
  readonly metrics: Metrics;
  /** Forgets the metrics of an account-region; of all when left out. */
  reset(scope?: Scope): Promise<void>;
  /** Writes what is in memory. */
  close(): Promise<void>;
}

export function createCloudWatch({ clock, store }: { clock: Clock; store: Store }): CloudWatch {
  const metrics = new MetricStore(clock, store);
  const close = () => metrics.close();
  return {
    service: {
      id: 'cloudwatch',
      signingName: 'monitoring',
      targetPrefix: 'GraniteServiceVersion20100801',
      jsonVersion: '1.0',
      hasExtendedRequestId: false,
      schemas: sdk,
      constraints,
      run: (operation, caller, input) => {
        metrics.gather();
        return runOperation('CloudWatch', operations, operation, { caller, clock, metrics }, input);
      },
      faults: { entryOperations: [], entryErrors: [] },
      close,
    },
    metrics,
    reset: (scope) => metrics.reset(scope),
    close,
  };
}
