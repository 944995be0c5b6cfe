import type { Clock } from '#engine/core/clock.ts';
import type { Metrics } from '#engine/core/metrics.ts';
import { RecordLog } from '#engine/core/record-log.ts';
import type { Store, Table } from '#engine/core/store.ts';
import { Shard, type ShardRow } from './shard.ts';
import { formatShardId } from './shard-id.ts';
import { Stream, type StreamRow } from './stream.ts';
import {
  type ConsumerMetrics,
  consumerMetrics,
  shardMetrics,
  streamMetrics,
} from './stream-metrics.ts';

type StreamKey = [accountId: string, region: string, name: string];

/** An account's part of a region. */
export interface Scope {
  accountId: string;
  region: string;
}

interface Parts {
  clock: Clock;
  store: Store;
  metrics: Metrics;
  dataDir: string;
}

/** Every stream there is: in memory to be asked, in the store to outlive the process. */
export class StreamRegistry {
  readonly recordLog: RecordLog;
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #rows: Table<StreamRow, StreamKey>;
  readonly #counters: Table<number, string>;
  readonly #streams = new Map<string, Stream>();
  readonly #owners = new Map<number, StreamRow>();
  #nextLogId: number;

  constructor({ clock, store, metrics, dataDir }: Parts) {
    this.#clock = clock;
    this.#metrics = metrics;
    this.#rows = store.table('kinesis-streams');
    this.#counters = store.table('kinesis-counters');
    this.#nextLogId = this.#counters.get('next-log-id') ?? 1;
    const rows = [...this.#rows.getRange()].map(({ value }) => value);
    for (const row of rows) this.#own(row);
    this.recordLog = new RecordLog(
      dataDir,
      store,
      (logId) => this.#owners.get(logId)?.retentionHours,
    );
    for (const row of rows) this.#adopt(row);
  }

  find({ accountId, region }: Scope, name: string): Stream | undefined {
    return this.#streams.get(mapKey(accountId, region, name));
  }

  /** A scope's streams by name, in the order of code units, as AWS lists them. */
  list({ accountId, region }: Scope): Stream[] {
    return [...this.all()]
      .filter(({ row }) => row.accountId === accountId && row.region === region)
      .toSorted((a, b) => (a.row.name < b.row.name ? -1 : 1));
  }

  all(): Iterable<Stream> {
    return this.#streams.values();
  }

  /** A log for a new shard. */
  nextLogId(): number {
    return this.#nextLogId++;
  }

  /** Adds a stream, or replaces the one of this name. Resolves once it would survive `kill -9`. */
  async add(row: StreamRow): Promise<Stream> {
    const stream = this.#adopt(row);
    void this.#counters.put('next-log-id', this.#nextLogId);
    await this.save(stream);
    return stream;
  }

  /** Resolves once the stream's row would survive `kill -9`. Subscribers look at what has become of it. */
  async save({ row, shards }: Stream): Promise<void> {
    await this.#rows.put(rowKey(row), row);
    for (const { subscribers } of shards) subscribers?.wake();
  }

  /** Forgets a stream and deletes its records. */
  async remove(stream: Stream): Promise<void> {
    const { accountId, region, name } = stream.row;
    this.#streams.delete(mapKey(accountId, region, name));
    await this.#rows.remove(rowKey(stream.row));
    for (const shard of stream.shards) {
      shard.subscribers?.wake();
      this.#drop(shard);
    }
  }

  /** Brings a stream's shards in line with its row: new ones are opened, those not in it any more are dropped. */
  async syncShards(stream: Stream): Promise<void> {
    this.#own(stream.row);
    const gone = stream.shards.filter(({ row }) => !stream.row.shards.includes(row));
    stream.shards = stream.row.shards.map(
      (row) => stream.shard(row.index) ?? this.#openShard(stream.row, row),
    );
    void this.#counters.put('next-log-id', this.#nextLogId);
    await this.save(stream);
    for (const shard of gone) this.#drop(shard);
  }

  /** What a consumer's subscriptions report to. */
  consumerMetrics({ row }: Stream, consumerName: string): ConsumerMetrics {
    const { accountId, region, name } = row;
    return consumerMetrics(this.#metrics, { accountId, region, streamName: name }, consumerName);
  }

  /** Records are kept together with those that expire when they do. */
  #own(row: StreamRow): void {
    for (const { logId } of row.shards) this.#owners.set(logId, row);
  }

  #drop({ log }: Shard): void {
    this.#owners.delete(log.id);
    this.recordLog.drop(log);
  }

  #openShard({ accountId, region, name }: StreamRow, row: ShardRow): Shard {
    const identity = { accountId, region, streamName: name };
    return new Shard(
      row,
      this.recordLog.log(row.logId),
      shardMetrics(this.#metrics, identity, formatShardId(row.index)),
      this.#clock.now(),
    );
  }

  #adopt(row: StreamRow): Stream {
    this.#own(row);
    const identity = { accountId: row.accountId, region: row.region, streamName: row.name };
    const shards = row.shards.map((shard) => this.#openShard(row, shard));
    const stream = new Stream(row, shards, streamMetrics(this.#metrics, identity));
    this.#streams.set(mapKey(row.accountId, row.region, row.name), stream);
    return stream;
  }
}

const mapKey = (accountId: string, region: string, name: string): string =>
  `${accountId}/${region}/${name}`;

const rowKey = ({ accountId, region, name }: StreamRow): StreamKey => [accountId, region, name];
