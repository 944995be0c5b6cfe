'use client';

import { useQuery } from '@tanstack/react-query';
import { streamLoadQuery } from './queries.ts';
import type { StreamRow } from './stream-row.ts';

/** A stream that is coming or going has no load to ask for. */
export const useStreamLoad = ({ name, status }: StreamRow, simulated: boolean) =>
  useQuery({
    ...streamLoadQuery(name, simulated),
    enabled: status !== 'CREATING' && status !== 'DELETING',
  });
