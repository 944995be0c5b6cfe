import { queryOptions } from '@tanstack/react-query';
import type { AlarmList } from '#lib/alarms/alarm-view.ts';
import { askConsole } from '#lib/aws/ask-console.ts';
import { read, type ReadError } from '#lib/aws/read.ts';
import type { Bookmarks } from '#lib/bookmarks.ts';

/** Whose account it is. It does not change under a client. */
export const identityQuery = () => read('sts', 'GetCallerIdentity', {}, { staleTime: Infinity });

/** The simulator's clock. */
export const clockQuery = () => read('lab', 'GetClock', {}, { refetchInterval: 5_000 });

/** What goes wrong on purpose. In sight on every page, whoever set it. */
export const faultsQuery = () => read('lab', 'ListFaults', {}, { refetchInterval: 5_000 });

/** Whether limits hold where streams have no setting of their own. */
export const limitsQuery = () => read('lab', 'GetLimits', {}, { refetchInterval: 5_000 });

export const alarmsKey = (connectionId: string) => ['alarms', connectionId] as const;

/** The alarms of a connection. Every page counts those that ring. */
export const alarmsQuery = (connectionId: string) =>
  queryOptions<AlarmList, ReadError>({
    queryKey: alarmsKey(connectionId),
    queryFn: ({ signal }) =>
      askConsole('/api/alarms', { params: { connection: connectionId }, signal }),
    refetchInterval: 3_000,
  });

export const bookmarksKey = (connectionId: string) => ['bookmarks', connectionId] as const;

/** Favourites and saved views. Others may add to them meanwhile. */
export const bookmarksQuery = (connectionId: string) =>
  queryOptions<Bookmarks, ReadError>({
    queryKey: bookmarksKey(connectionId),
    queryFn: ({ signal }) =>
      askConsole('/api/bookmarks', { params: { connection: connectionId }, signal }),
    refetchInterval: 30_000,
  });

/** Names for the palette: of more than a thousand streams the first thousand are offered. */
export const streamNamesQuery = () =>
  read('kinesis', 'ListStreams', { Limit: 1_000 }, { staleTime: 15_000 });
