import type { LogRecord } from '#engine/core/record-log.ts';
import type { Stream } from './stream.ts';
import type { Scope, StreamRegistry } from './stream-registry.ts';

const hourMs = 3_600_000;
/** A page of the log always has one. */
const oneRecord = { mostRecords: 1, mostBytes: 0 };

/** When the next record expires, and where it is. */
export interface NextExpiry {
  atMs: number;
  streamName: string;
  shardId: string;
}

/**
 * The first record of the scope's streams to be shown no more, if time alone goes on; `undefined` where there is none.
 * It reads one record of each shard, so it is for people's questions only.
 */
export function nextExpiry(
  registry: StreamRegistry,
  scope: Scope,
  nowMs: number,
): NextExpiry | undefined {
  let next: NextExpiry | undefined;
  for (const stream of registry.list(scope))
    for (const found of expiriesOf(registry, stream, nowMs))
      if (!next || found.atMs < next.atMs) next = found;
  return next;
}

const expiriesOf = (registry: StreamRegistry, stream: Stream, nowMs: number): NextExpiry[] =>
  stream.livingShards(nowMs).flatMap((shard) => {
    const [oldest] = registry.recordLog.read(
      shard.log,
      0,
      stream.horizonMs(nowMs),
      oneRecord,
    ).records;
    if (!oldest) return [];
    return { atMs: expiresAt(oldest, stream), streamName: stream.row.name, shardId: shard.id };
  });

/** A record as old as the retention is still shown. */
const expiresAt = ({ timeMs }: LogRecord, { row }: Stream): number =>
  timeMs + row.retentionHours * hourMs + 1;
