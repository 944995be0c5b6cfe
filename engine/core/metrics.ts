/** One CloudWatch metric of one resource. */
export interface MetricSeries {
  /**
   * Adds one sample, in the unit of the series. Costs some nanoseconds; nothing is looked up or allocated.
   * @param atMs the clock's present time, where the caller has just read it: reading it again is most of the cost
   */
  add(value: number, atMs?: number): void;
  /** Adds samples that were gathered elsewhere, all of one second. */
  addMany(samples: Samples, atMs: number): void;
}

/** Samples of which only the statistics are left. */
export interface Samples {
  sum: number;
  min: number;
  max: number;
  /** More than 0. */
  count: number;
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
  /**
   * The same identity gives the same series; hold on to it where it is used often. A series is listed from its first
   * sample on.
   */
  series(identity: MetricIdentity): MetricSeries;
  /** Has samples that are gathered elsewhere added before anybody looks at the metrics. */
  beforeReading(addGathered: () => void): void;
}
