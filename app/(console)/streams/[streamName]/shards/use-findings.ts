'use client';

import { useMemo } from 'react';
import type { ShardView } from '../shard-view.ts';
import type { useShardLoads } from '../use-loads.ts';
import { findCold } from '#lib/kinesis/cold-shards.ts';
import { findHot, findLoad } from '#lib/kinesis/load-finding.ts';
import { parseSequenceNumber } from '#lib/kinesis/sequence-number.ts';
import { spanMs, wholeSpan } from '#lib/kinesis/shard-load.ts';

type Live = Pick<ReturnType<typeof useShardLoads>, 'window' | 'loads'>;

const nothingCold = { coldIds: [], pairs: [] };

/** Which shards stand out in the window that is shown; undefined before anything was measured. */
export function useFindings(
  { window, loads }: Live,
  open: readonly ShardView[],
  isOnDemand: boolean,
) {
  const createdMs = useMemo(
    () => new Map(open.map((shard) => [shard.shardId, bornMs(shard)])),
    [open],
  );
  return useMemo(() => {
    if (!window || loads.length === 0) return undefined;
    const { grid } = window;
    // Where nothing at all came in, no shard is colder than another; and only provisioned ones are paid for.
    const isMoot = isOnDemand || loads.length < 2 || findLoad(loads, grid).kind === 'silent';
    const wasThere = (shardId: string) => (createdMs.get(shardId) ?? 0) <= grid.startMs;
    return {
      hot: findHot(loads, grid),
      cold: isMoot ? nothingCold : findCold(loads, grid, wasThere),
      windowMs: spanMs(wholeSpan(grid), grid),
    };
  }, [window, loads, createdMs, isOnDemand]);
}

const bornMs = ({ firstSequenceNumber }: ShardView): number | undefined =>
  parseSequenceNumber(firstSequenceNumber)?.shardCreatedMs;
