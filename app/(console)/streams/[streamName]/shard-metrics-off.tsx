'use client';

import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import {
  enhancedMetricName,
  type ShardMetric,
  shardMetricsOf,
} from '#lib/kinesis/shard-metrics.ts';

interface ShardMetricsOffProps {
  streamName: string;
  /** Those that can be had. */
  metrics: readonly ShardMetric[];
}

/** Says on AWS what of the shards is not measured, why, and how it would be. Nothing where all is. */
export function ShardMetricsOff({ streamName, metrics }: ShardMetricsOffProps) {
  const missing = shardMetricsOf(false).filter((metric) => !metrics.includes(metric));
  if (missing.length === 0) return null;
  const isAll = metrics.length === 0;
  return (
    <Alert
      type="info"
      header={
        isAll
          ? 'Shard-level metrics are off for this stream'
          : 'Some shard-level metrics are off for this stream'
      }
    >
      AWS measures single shards only where that was asked for, and bills each shard’s metrics.{' '}
      {isAll
        ? 'Until then the hottest shard cannot be seen here.'
        : `Not measured are ${missing.map(enhancedMetricName).join(', ')}: a shard may be nearer to its limits than it looks.`}{' '}
      <Link href={`/streams/${streamName}/configuration?edit=metrics`}>
        Turn them on and see what they cost
      </Link>
      ; they show up a few minutes later.
    </Alert>
  );
}
