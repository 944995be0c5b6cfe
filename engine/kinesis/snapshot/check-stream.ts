import { BrokenSnapshotError } from '#engine/core/snapshot/format.ts';
import { lastHashKey } from '../hash-key-range.ts';
import { applyReshard } from '../reshard.ts';
import type { StreamRow } from '../stream.ts';
import type { StoredStream } from './stored-rows.ts';
import { toStreamRow } from './rows-of-scope.ts';

/** Checks what no shape can say of a stream. @throws BrokenSnapshotError */
export function checkStream(stream: StoredStream): void {
  const { name, status, transitionAtMs, shards, nextShardIndex } = stream;
  const refuse = (what: string): never => {
    throw new BrokenSnapshotError(`The stream ${name} ${what}.`);
  };
  if ((status === 'ACTIVE') !== (transitionAtMs === undefined))
    refuse(`is ${status}, but does not say rightly until when`);
  let lastIndex = -1;
  for (const { index, firstPosition, lastPosition } of shards) {
    if (index <= lastIndex || index >= nextShardIndex) refuse('has shards out of order');
    if (firstPosition < 0 || firstPosition > lastPosition + 1)
      refuse('has a shard whose records end before they begin');
    lastIndex = index;
  }
  const row = toStreamRow(stream, { accountId: '', region: '' }, () => 0);
  if (!tilesHashSpace(row)) refuse('has shards that do not cover all hash keys once');
  applyReshard(row, row.pendingReshard ?? [], 0, () => 0);
  if (!tilesHashSpace(row)) refuse('is about to have shards that do not cover all hash keys once');
}

function tilesHashSpace({ shards }: StreamRow): boolean {
  const ranges = shards
    .filter(({ closedAtMs }) => closedAtMs === undefined)
    .map((shard) => ({ start: BigInt(shard.startingHashKey), end: BigInt(shard.endingHashKey) }))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  let next = 0n;
  for (const { start, end } of ranges) {
    if (start !== next || end < start) return false;
    next = end + 1n;
  }
  return next === lastHashKey + 1n;
}
