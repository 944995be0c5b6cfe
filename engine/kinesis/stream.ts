import type {
  MetricsName,
  RecordDistributionStrategy,
  StreamMode,
  StreamStatus,
} from '@aws-sdk/client-kinesis';
import { formatArn } from '#engine/core/arn.ts';
import type { ConsumerRow } from './consumer.ts';
import { KeySampler } from './key-sampler.ts';
import { OpenShards } from './open-shards.ts';
import type { Shard, ShardRow } from './shard.ts';
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
  /** AUTO ignores partition keys and spreads records over the shards. */
  distribution: RecordDistributionStrategy;
  warmThroughputMiBps: number;
  /** Of on-demand streams: the highest load of each of the last 30 days, in shards' worth. */
  dailyPeaks: { day: number; load: number }[];
  tags: Record<string, string>;
  /** Open shards, and closed ones until their last record expires. */
  shards: ShardRow[];
  nextShardIndex: number;
  /** What UPDATING ends with. */
  pendingReshard?: ReshardStep[];
  /** As StartStreamEncryption was given it; missing while the stream is not encrypted. */
  encryptionKeyId?: string | undefined;
  /** When encryption was started or stopped in the last 24 hours. */
  encryptionChangedAtMs: number[];
  /** JSON text. */
  resourcePolicy?: string | undefined;
  consumers: ConsumerRow[];
  /** When UpdateShardCount was called in the last 24 hours. */
  scaledAtMs: number[];
  /** When UpdateStreamMode was called in the last 24 hours. */
  modeChangedAtMs: number[];
  /** What enhanced monitoring is switched on for. */
  shardLevelMetrics: MetricsName[];
  /** Records from before this expired under an earlier retention period. */
  expiredBeforeMs: number;
}

/** Closes one shard and opens two (a split), or closes two and opens one (a merge). Shards are meant by index. */
export interface ReshardStep {
  closes: number[];
  /** Decimal hash keys. */
  opens: { startingHashKey: string; endingHashKey: string }[];
}

/** A stream at work. Change `row`, then have the registry save it. */
export class Stream {
  readonly row: StreamRow;
  readonly arn: string;
  readonly metrics: StreamMetrics;
  readonly keySampler = new KeySampler();
  /** Whether anybody has ever subscribed to a shard: writers need not look for subscribers otherwise. */
  isWatched = false;
  #shards: readonly Shard[];
  #open: OpenShards;

  constructor(row: StreamRow, shards: readonly Shard[], metrics: StreamMetrics) {
    this.row = row;
    this.arn = formatArn('kinesis', row.region, row.accountId, `stream/${row.name}`);
    this.metrics = metrics;
    this.#shards = shards;
    this.#open = new OpenShards(this.openShards);
  }

  /** In the order of their ids. */
  get shards(): readonly Shard[] {
    return this.#shards;
  }

  set shards(shards: readonly Shard[]) {
    this.#shards = shards;
    this.#open.incoming.flush();
    this.#open = new OpenShards(this.openShards);
  }

  /** What replies about the stream say of its encryption. */
  get encryptionType(): 'KMS' | 'NONE' {
    return this.row.encryptionKeyId === undefined ? 'NONE' : 'KMS';
  }

  /** A shard takes 1 MiB/s, so on-demand streams are as warm as they have shards. */
  get warmThroughput(): { TargetMiBps: number; CurrentMiBps: number } {
    return { TargetMiBps: this.row.warmThroughputMiBps, CurrentMiBps: this.openShards.length };
  }

  get openShards(): readonly Shard[] {
    return this.#shards.filter(({ isOpen }) => isOpen);
  }

  /** The open shards, as writing needs them. */
  get open(): OpenShards {
    return this.#open;
  }

  shard(index: number): Shard | undefined {
    let low = 0;
    let high = this.#shards.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const shard = this.#shards[middle];
      if (shard?.row.index === index) return shard;
      if (shard && shard.row.index < index) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Records that came before this are gone. */
  horizonMs(nowMs: number): number {
    return Math.max(nowMs - this.row.retentionHours * 3_600_000, this.row.expiredBeforeMs);
  }

  /** Shards that are open or may still hold a record. */
  livingShards(nowMs: number): readonly Shard[] {
    const horizonMs = this.horizonMs(nowMs);
    return this.#shards.filter(({ row }) => (row.closedAtMs ?? Infinity) >= horizonMs);
  }

  /** Whether records can be put and read: AWS answers in every state but CREATING. */
  get isReadable(): boolean {
    return this.row.status !== 'CREATING';
  }
}

/** Replies about records mention encryption only where there is one. */
export const encryptionOf = (stream: Stream): { EncryptionType?: 'KMS' } =>
  stream.encryptionType === 'KMS' ? { EncryptionType: 'KMS' } : {};
