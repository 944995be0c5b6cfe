import type { Clock } from '#engine/core/clock.ts';
import type { Metrics } from '#engine/core/metrics.ts';
import { type Log, RecordLog } from '#engine/core/record-log.ts';
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
  readonly #store: Store;
  readonly #metrics: Metrics;
  readonly #rows: Table<StreamRow, StreamKey>;
  readonly #counters: Table<number, string>;
  readonly #streams = new Map<string, Stream>();
  readonly #owners = new Map<number, StreamRow>();
  /** Scopes whose streams are being replaced: what is there now is written down no more. */
  readonly #replacing = new Set<string>();
  /** Shards to be dropped when nobody holds the records any more. */
  #dropLater: Shard[] = [];
  #holds = 0;
  #nextLogId: number;

  constructor({ clock, store, metrics, dataDir }: Parts) {
    this.#clock = clock;
    this.#store = store;
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
  async save(stream: Stream): Promise<void> {
    const { row, shards } = stream;
    if (this.#isKept(stream)) await this.#rows.put(rowKey(row), row);
    for (const { subscribers } of shards) subscribers?.wake();
  }

  /** Forgets a stream and deletes its records. */
  async remove(stream: Stream): Promise<void> {
    const { accountId, region, name } = stream.row;
    if (this.find(stream.row, name) !== stream) return;
    const isKept = this.#isKept(stream);
    this.#streams.delete(mapKey(accountId, region, name));
    stream.open.incoming.flush();
    if (isKept) await this.#rows.remove(rowKey(stream.row));
    for (const shard of stream.shards) {
      shard.subscribers?.wake();
      this.#drop(shard);
    }
  }

  /** Brings a stream's shards in line with its row: new ones are opened, those not in it any more are dropped. */
  async syncShards(stream: Stream): Promise<void> {
    this.#own(stream.row);
    const kept = new Set(stream.row.shards);
    const gone = stream.shards.filter(({ row }) => !kept.has(row));
    stream.shards = stream.row.shards.map(
      (row) => stream.shard(row.index) ?? this.#openShard(stream.row, row),
    );
    void this.#counters.put('next-log-id', this.#nextLogId);
    await this.save(stream);
    for (const shard of gone) this.#drop(shard);
  }

  /** Keeps all records there are, expired and deleted ones too, until the function it answers with is called once. */
  hold(): () => void {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      if (this.#holds > 0) return;
      for (const shard of this.#dropLater.splice(0)) this.#drop(shard);
    };
  }

  /** Whether anybody has asked for that. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /**
   * Opens the logs of a stream that is not there yet, so that they can be filled. Those of a process that is killed
   * before `replaceAll` are deleted when the next one starts.
   */
  async openLogs(row: StreamRow): Promise<Log[]> {
    this.#own(row);
    // On disk before any record: an id that was given to a record must not be given again.
    await this.#counters.put('next-log-id', this.#nextLogId);
    return row.shards.map(({ logId }) => this.recordLog.log(logId));
  }

  /** Deletes logs that were opened for nothing. */
  discardLogs(row: StreamRow): void {
    for (const { logId } of row.shards) this.#dropLog(this.recordLog.log(logId));
  }

  /**
   * Has a scope hold these streams and no others, with all that `alongside` writes to the store: after a `kill -9` all
   * is as before, or all is new.
   */
  async replaceAll(
    scope: Scope,
    rows: readonly StreamRow[],
    alongside: () => void,
  ): Promise<Stream[]> {
    const { accountId, region } = scope;
    this.#replacing.add(scopeKey(scope));
    try {
      await this.#store.transaction(() => {
        const ofScope = { start: [accountId, region], end: [accountId, region, lastName] };
        const keys = [...this.#rows.getKeys(ofScope)];
        for (const key of keys) void this.#rows.remove(key);
        for (const row of rows) void this.#rows.put(rowKey(row), row);
        alongside();
      });
    } finally {
      this.#replacing.delete(scopeKey(scope));
    }
    const replaced = this.list(scope);
    for (const { row, open } of replaced) {
      this.#streams.delete(mapKey(accountId, region, row.name));
      open.incoming.flush();
    }
    const streams = rows.map((row) => this.#adopt(row));
    for (const { shards } of replaced) for (const { subscribers } of shards) subscribers?.wake();
    // A power cut may still take back what was committed: until then what it would bring back is kept.
    await this.#store.flushed();
    for (const { shards } of replaced) for (const shard of shards) this.#drop(shard);
    return streams;
  }

  /** What a consumer's subscriptions report to. */
  consumerMetrics({ row }: Stream, consumerName: string): ConsumerMetrics {
    const { accountId, region, name } = row;
    return consumerMetrics(this.#metrics, { accountId, region, streamName: name }, consumerName);
  }

  /** Whether the store is to have what becomes of a stream: not when another has its place, or is about to. */
  #isKept(stream: Stream): boolean {
    const { row } = stream;
    return this.find(row, row.name) === stream && !this.#replacing.has(scopeKey(row));
  }

  /** Records are kept together with those that expire when they do. */
  #own(row: StreamRow): void {
    for (const { logId } of row.shards) this.#owners.set(logId, row);
  }

  #drop(shard: Shard): void {
    if (this.#holds > 0) this.#dropLater.push(shard);
    else this.#dropLog(shard.log);
  }

  #dropLog(log: Log): void {
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

/** Behind every name. */
const lastName = '\uffff';

const scopeKey = ({ accountId, region }: Scope): string => `${accountId}/${region}`;

const rowKey = ({ accountId, region, name }: StreamRow): StreamKey => [accountId, region, name];
