import type { Stream } from './stream.ts';

/** What an account uses up in a region. A stream that is being deleted does not count any more. */
export function countShards(streams: readonly Stream[]): {
  openShards: number;
  onDemandStreams: number;
} {
  const living = streams.filter(({ row }) => row.status !== 'DELETING');
  return {
    openShards: living.reduce((sum, stream) => sum + stream.openShards.length, 0),
    onDemandStreams: living.filter(({ row }) => row.mode === 'ON_DEMAND').length,
  };
}
