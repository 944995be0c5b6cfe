import { queryOptions } from '@tanstack/react-query';
import { testConnection } from './actions.ts';

/** A test is made anew each time it is opened. */
export const connectionTestQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'test', id],
    queryFn: () => testConnection(id),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
