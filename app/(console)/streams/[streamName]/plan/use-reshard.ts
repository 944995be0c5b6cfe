'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ShardView } from '../shard-view.ts';
import type { ReshardPlan } from '#lib/kinesis/reshard-plan.ts';

/** A change of the shards that was asked for. */
export interface Reshard {
  /** “Split of shardId-000000000001”. */
  readonly what: string;
  readonly closingIds: readonly string[];
  /** Ids that were there before. */
  readonly knownIds: ReadonlySet<string>;
  readonly startedMs: number;
  /** How many open shards there are to be; after scaling that is all that is certain. */
  readonly openAfter: number;
}

export const reshardOf = (what: string, plan: ReshardPlan, all: readonly ShardView[]): Reshard => ({
  what,
  closingIds: plan.closes.map(({ shardId }) => shardId),
  knownIds: new Set(all.map(({ shardId }) => shardId)),
  startedMs: Date.now(),
  openAfter: plan.opens.length + plan.keeps.length,
});

/** What has come of it by now. */
export interface ReshardState {
  readonly isDone: boolean;
  readonly opened: readonly ShardView[];
  readonly closed: readonly ShardView[];
}

/** It is done when the stream is ACTIVE again and each shard that was to be closed is. */
export function reshardState(
  reshard: Reshard,
  all: readonly ShardView[],
  status: string | undefined,
): ReshardState {
  const opened = all.filter(({ shardId, isOpen }) => isOpen && !reshard.knownIds.has(shardId));
  const closing = all.filter(({ shardId }) => reshard.closingIds.includes(shardId));
  return {
    isDone:
      status === 'ACTIVE' &&
      closing.every(({ isOpen }) => !isOpen) &&
      (reshard.closingIds.length === 0 || opened.length > 0),
    opened,
    closed: closing.filter(({ isOpen }) => !isOpen),
  };
}

/** Follows one change of the shards, from the call to the end of UPDATING. */
export function useReshard() {
  const queries = useQueryClient();
  const [reshard, setReshard] = useState<Reshard>();
  const start = async (started: Reshard) => {
    setReshard(started);
    await Promise.all(
      ['DescribeStreamSummary', 'ListShards', 'DescribeLimits'].map((operation) =>
        queries.invalidateQueries({ queryKey: ['kinesis', operation] }),
      ),
    );
  };
  return { reshard, start, forget: () => setReshard(undefined) };
}

/** How long it takes, or took: it stops where it is done. */
export function useElapsedMs(startedMs: number, isDone: boolean): number {
  const [nowMs, setNowMs] = useState(startedMs);
  useEffect(() => {
    if (isDone) return undefined;
    const timer = setInterval(() => setNowMs(Date.now()), 200);
    return () => clearInterval(timer);
  }, [isDone]);
  return Math.max(0, nowMs - startedMs);
}
