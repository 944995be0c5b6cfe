import { queryOptions } from '@tanstack/react-query';
import { askConsole } from '#lib/aws/ask-console.ts';
import type { ReadError } from '#lib/aws/read.ts';
import type { ExportProgress } from '#lib/transfer/export-progress.ts';
import type { KeptImport } from '#lib/transfer/kept-imports.ts';
import type { TransferTargets } from '#lib/transfer/transfer-targets.ts';
import type { TransferList } from '#lib/transfer/transfer-view.ts';

interface Place {
  connectionId: string;
  streamName: string;
}

export const transfersKey = ({ connectionId, streamName }: Place) =>
  ['transfers', connectionId, streamName] as const;

/** The replays and imports from and to a stream, with how far they are this second. */
export const transfersQuery = (place: Place) =>
  queryOptions<TransferList, ReadError>({
    queryKey: transfersKey(place),
    queryFn: ({ signal }) =>
      askConsole('/api/transfers', {
        params: { connection: place.connectionId, stream: place.streamName },
        signal,
      }),
    refetchInterval: 1_000,
  });

export const targetsKey = ['transfer-targets'] as const;

/** Where records can go: the connections, and the streams of this one. */
export const targetsQuery = (connectionId: string) =>
  queryOptions<TransferTargets, ReadError>({
    queryKey: [...targetsKey, connectionId],
    queryFn: ({ signal }) =>
      askConsole('/api/transfers/targets', { params: { connection: connectionId }, signal }),
    staleTime: 10_000,
  });

export const keptFilesKey = ['kept-files'] as const;

/** The files that were given to be imported and are still there. */
export const keptFilesQuery = queryOptions<KeptImport[], ReadError>({
  queryKey: keptFilesKey,
  queryFn: ({ signal }) => askConsole('/api/imports', { signal, about: 'the files it keeps' }),
  refetchInterval: 10_000,
});

/** How far a download is; null before it has begun. */
export const exportQuery = (id: string | undefined) =>
  queryOptions<ExportProgress | null>({
    queryKey: ['export', id],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/export/progress?id=${id}`, { signal });
      // The route answers in this shape.
      return (await response.json()) as ExportProgress | null;
    },
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 500),
  });

const isOver = (progress: ExportProgress | null | undefined): boolean =>
  progress !== null && progress !== undefined && progress.state !== 'running';
