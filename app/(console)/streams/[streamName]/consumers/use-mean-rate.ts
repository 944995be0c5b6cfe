'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import { connectionNow } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { fetchRead, type ReadError } from '#lib/aws/read.ts';
import { gridUntil, metricInputs } from '#lib/kinesis/metric-window.ts';
import { wantedOfStream } from '#lib/kinesis/stream-metrics.ts';

const windowMs = 15 * 60_000;

/** Bytes a second into the stream over the last 15 minutes; undefined before that is known. */
export function useMeanRate(streamName: string): number | undefined {
  const { simulated } = useConnection();
  return useQuery(meanRateQuery(streamName, simulated)).data;
}

const meanRateQuery = (streamName: string, simulated: boolean) =>
  queryOptions<number, ReadError>({
    queryKey: ['cloudwatch', 'GetMetricData', { meanRate: streamName }],
    queryFn: async ({ signal }) => {
      const grid = gridUntil(await connectionNow(simulated, signal), windowMs, 60_000);
      const [input] = metricInputs(wantedOfStream(streamName, ['bytesIn']), grid);
      if (!input) return 0;
      const { MetricDataResults } = await fetchRead('cloudwatch', 'GetMetricData', input, signal);
      const bytes = MetricDataResults?.[0]?.Values ?? [];
      return bytes.reduce((sum, value) => sum + value, 0) / (windowMs / 1_000);
    },
    staleTime: 60_000,
  });
