'use client';

import { useQuery } from '@tanstack/react-query';
import { useConnection } from '#components/layout/connection.tsx';
import { isNotOffered } from '#lib/aws/failure.ts';
import { read } from '#lib/aws/read.ts';

/** Whether the connection has CloudWatch at all: most servers that only imitate Kinesis have not. */
export function useMetricsOffered(): boolean {
  const { simulated } = useConnection();
  const { error } = useQuery(
    read(
      'cloudwatch',
      'ListMetrics',
      { Namespace: 'AWS/Kinesis', MetricName: 'IncomingRecords' },
      { enabled: !simulated, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return !(error && isNotOffered(error.failure));
}
