'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { type Reshard, type ReshardState, useElapsedMs } from './use-reshard.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

interface ReshardProgressProps {
  reshard: Reshard;
  state: ReshardState;
  status: string | undefined;
  onDismiss: () => void;
}

const mostNamed = 6;

/** What becomes of a change of the shards, from UPDATING to ACTIVE. */
export function ReshardProgress({ reshard, state, status, onDismiss }: ReshardProgressProps) {
  const elapsedMs = useElapsedMs(reshard.startedMs, state.isDone);
  const elapsed = formatDuration(Math.floor(elapsedMs / 100) * 100);
  return (
    <Alert
      type={state.isDone ? 'success' : 'info'}
      header={
        state.isDone
          ? `${reshard.what}: done in ${elapsed}, the stream is ACTIVE`
          : `${reshard.what}: the stream is ${status ?? 'asked'}`
      }
      dismissible={state.isDone}
      dismissAriaLabel="Dismiss"
      onDismiss={onDismiss}
    >
      <div role="status">
        {state.isDone ? (
          <>
            Closed: {named(state.closed)}. Opened: {named(state.opened)}. Readers finish the closed
            shards before the new ones.
          </>
        ) : (
          <>
            {plural(state.closed.length, 'shard')} closed, {state.opened.length} new ones open so
            far. Records are taken and read all the time.
          </>
        )}
      </div>
      {!state.isDone && (
        <Box fontSize="body-s" color="inherit">
          Running for {elapsed}
        </Box>
      )}
    </Alert>
  );
}

function named(shards: readonly { shardId: string }[]): string {
  const names = shards.slice(0, mostNamed).map(({ shardId }) => shardId);
  const more = shards.length - names.length;
  return `${names.join(', ') || 'none'}${more > 0 ? ` and ${more} more` : ''}`;
}
