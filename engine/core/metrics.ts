/** One CloudWatch metric of one resource. */
export interface MetricSeries {
  /** Adds one sample at the clock's present time, in the unit of the series. */
  add(value: number): void;
}

/** Where a metric belongs, in CloudWatch's terms. */
export interface MetricIdentity {
  accountId: string;
  region: string;
  namespace: string;
  metricName: string;
  /** In the order in which ListMetrics shall show them. */
  dimensions: readonly { Name: string; Value: string }[];
  /** CloudWatch's word: `Bytes`, `Count`, `Milliseconds`. */
  unit: string;
}

/** How a service reports what it does. The CloudWatch service keeps it. */
export interface Metrics {
  /** The same identity gives the same series; hold on to it where it is used often. */
  series(identity: MetricIdentity): MetricSeries;
}
