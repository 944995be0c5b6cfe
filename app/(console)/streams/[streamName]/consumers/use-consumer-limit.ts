'use client';

import { useQuery } from '@tanstack/react-query';
import { consumerLimit, type ModeOfStream } from './consumer-limits.ts';
import { accountQuery } from '../configuration/queries.ts';

/** How many consumers with enhanced fan-out the stream may have, by its mode and the account's settings. */
export function useConsumerLimit(stream: ModeOfStream) {
  const isOnDemand = stream.StreamModeDetails?.StreamMode === 'ON_DEMAND';
  const { data } = useQuery({ ...accountQuery(), enabled: isOnDemand });
  return consumerLimit(stream, data?.MinimumThroughputBillingCommitment);
}
