import type { StreamMode, StreamStatus } from '@aws-sdk/client-kinesis';
import { formatArn } from '#engine/core/arn.ts';
import type { Shard, ShardRow } from './shard.ts';
import { ShardRouter } from './shard-router.ts';
import type { StreamMetrics } from './stream-metrics.ts';

/** What is stored of a stream. */
export interface StreamRow {
  accountId: string;
  region: string;
  name: string;
  status: StreamStatus;
  /** When CREATING, UPDATING or DELETING ends. */
  transitionAtMs: number | undefined;
  mode: StreamMode;
  createdAtMs: number;
  retentionHours: number;
  maxRecordSizeKiB: number;
  tags: Record<string, string>;
  shards: ShardRow[];
}

/** A stream at work. Change `row`, then have the registry save it. */
export class Stream {
  readonly row: StreamRow;
  readonly arn: string;
  readonly shards: readonly Shard[];
  readonly metrics: StreamMetrics;
  readonly router: ShardRouter;

  constructor(row: StreamRow, shards: readonly Shard[], metrics: StreamMetrics) {
    this.row = row;
    this.arn = formatArn('kinesis', row.region, row.accountId, `stream/${row.name}`);
    this.shards = shards;
    this.metrics = metrics;
    this.router = new ShardRouter(shards);
  }

  /** Records that came before this are gone. */
  horizonMs(nowMs: number): number {
    return nowMs - this.row.retentionHours * 3_600_000;
  }

  /** Whether records can be put and read: AWS answers in every state but CREATING. */
  get isReadable(): boolean {
    return this.row.status !== 'CREATING';
  }
}
