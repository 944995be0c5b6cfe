import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import { createShardLocator, type LocatedShard } from '#lib/jobs/shard-locator.ts';
import { ownerOf, parseHashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';
import { billedUnits, writesDollars } from '#lib/prices/writes.ts';
import { plainText } from '#lib/transfer/formats/export-columns.ts';
import { openTransfer } from '#lib/transfer/open-transfer.ts';
import type { Shape, ShapedRecord } from '#lib/transfer/shape-records.ts';
import type { SourcePage, SourceRecord } from '#lib/transfer/source-page.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

/** What would become of the records that were looked at. Nothing was written. */
export interface DryRun {
  /** Whether it looked at all of the source, and not just at as many as a dry run may. */
  isComplete: boolean;
  read: number;
  readBytes: number;
  matched: number;
  rejected: number;
  dropped: number;
  broken: number;
  unkeyed: number;
  made: number;
  madeBytes: number;
  largestBytes: number;
  /** The first few that something is wrong with. */
  problems: { place: string; reason: string }[];
  shards: { shardId: string; records: number; bytes: number }[];
  /** The first few as they would be written. */
  sample: { before: string; key: string; explicitHashKey?: string; text: string; bytes: number }[];
  tookMs: number;
  /** Of the whole source, from what was looked at; exact where that was all. */
  estimate: { records: number | undefined; ms: number | undefined; dollars: number | undefined };
}

const mostRecords = 20_000;
const mostMs = 6_000;
const mostProblems = 10;
const mostSamples = 3;

interface Target {
  connection: Connection;
  streamName: string;
}

/** Reads and transforms a part of the source, within its own part of the read budget, and writes nothing. */
export async function dryRun(
  plan: TransferPlan,
  source: Connection,
  target: Target,
  signal: AbortSignal,
): Promise<DryRun> {
  const startMs = Date.now();
  const [shards, mode] = await Promise.all([openShards(target), modeOf(target)]);
  const transfer = await openTransfer(plan, source, target);
  const tally = new DryTally(shards);
  const own = new AbortController();
  let share: number | undefined;
  let isComplete = false;
  try {
    for await (const page of transfer.pages(null, AbortSignal.any([signal, own.signal]))) {
      tally.add(page, transfer.shape(page.records));
      share = page.share ?? share;
      isComplete = page.end !== undefined && page.end !== 'stopped';
      if (tally.counts.matched >= mostRecords || Date.now() - startMs > mostMs) break;
    }
  } finally {
    own.abort();
    transfer.close();
  }
  const tookMs = Date.now() - startMs;
  return { ...tally.result(), isComplete, tookMs, estimate: estimate() };

  function estimate(): DryRun['estimate'] {
    const whole = isComplete ? 1 : share !== undefined && share > 0 ? 1 / share : undefined;
    if (whole === undefined) return { records: undefined, ms: undefined, dollars: undefined };
    const { units25KiB, units1KiB } = tally.units;
    return {
      records: Math.round(tally.counts.made * whole),
      ms: Math.max(tally.sendingMs(plan) * whole, isComplete ? 0 : tookMs * whole),
      dollars: writesDollars({ units25KiB, units1KiB }, mode) * whole,
    };
  }
}

class DryTally {
  readonly counts = {
    read: 0,
    readBytes: 0,
    matched: 0,
    rejected: 0,
    dropped: 0,
    broken: 0,
    unkeyed: 0,
    made: 0,
    madeBytes: 0,
    largestBytes: 0,
  };
  readonly units = { units25KiB: 0, units1KiB: 0 };
  readonly #problems: DryRun['problems'] = [];
  readonly #sample: DryRun['sample'] = [];
  readonly #shards: readonly LocatedShard[];
  readonly #byShard: Map<string, { records: number; bytes: number }>;
  readonly #locate: (partitionKey: string) => string;
  #firstMs: number | undefined;
  #lastMs: number | undefined;

  constructor(shards: readonly LocatedShard[]) {
    this.#shards = shards;
    this.#byShard = new Map(shards.map(({ shardId }) => [shardId, { records: 0, bytes: 0 }]));
    this.#locate = createShardLocator(() => shards);
  }

  add(page: SourcePage, shapes: readonly Shape[]): void {
    this.counts.read += page.read;
    this.counts.readBytes += page.readBytes;
    this.counts.matched += page.records.length;
    this.counts.rejected += page.rejected.length;
    for (const { place, reason } of page.rejected) this.#note(place, reason);
    for (const [index, record] of page.records.entries()) {
      const shape = shapes[index];
      if (shape) this.#addOne(record, shape);
    }
  }

  result(): Omit<DryRun, 'isComplete' | 'tookMs' | 'estimate'> {
    return {
      ...this.counts,
      problems: this.#problems,
      sample: this.#sample,
      shards: [...this.#byShard].map(([shardId, load]) => ({ shardId, ...load })),
    };
  }

  /** The busiest shard sets the time, or the pace. */
  sendingMs({ pace }: TransferPlan): number {
    const loads = [...this.#byShard.values()];
    const seconds = loads.map(({ records, bytes }) =>
      Math.max(records / shardWriteRecordsPerSecond, bytes / shardWriteBytesPerSecond),
    );
    const leastMs = Math.max(0, ...seconds) * 1_000;
    if (pace.kind === 'fast') return leastMs;
    return Math.max(leastMs, ((this.#lastMs ?? 0) - (this.#firstMs ?? 0)) / pace.factor);
  }

  #addOne(record: SourceRecord, shape: Shape): void {
    this.#firstMs ??= record.arrivalMs;
    this.#lastMs = record.arrivalMs ?? this.#lastMs;
    if (shape.kind === 'dropped') this.counts.dropped += 1;
    else if (shape.kind === 'broken') {
      this.counts.broken += 1;
      this.#note(record.sequenceNumber, shape.reason);
    } else {
      if (shape.isUnkeyed) this.counts.unkeyed += 1;
      for (const made of shape.records) this.#addMade(record, made);
    }
  }

  #addMade(source: SourceRecord, made: ShapedRecord): void {
    const { partitionKey: key, explicitHashKey, data, bytes } = made;
    this.counts.made += 1;
    this.counts.madeBytes += bytes;
    this.counts.largestBytes = Math.max(this.counts.largestBytes, bytes);
    const { units25KiB, units1KiB } = billedUnits(bytes);
    this.units.units25KiB += units25KiB;
    this.units.units1KiB += units1KiB;
    const shardId =
      explicitHashKey === undefined
        ? this.#locate(key)
        : (ownerOf(this.#shards, BigInt(explicitHashKey))?.shardId ?? '');
    const load = this.#byShard.get(shardId);
    if (load) {
      load.records += 1;
      load.bytes += bytes;
    }
    if (this.#sample.length >= mostSamples) return;
    const hash = explicitHashKey === undefined ? {} : { explicitHashKey };
    const before = previewOf(source.data);
    this.#sample.push({ before, key, ...hash, text: previewOf(data), bytes });
  }

  #note(place: string, reason: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ place, reason });
  }
}

const previewCharacters = 500;

const previewOf = (data: Uint8Array): string =>
  (plainText(data) ?? Buffer.from(data).toString('hex')).slice(0, previewCharacters);

async function openShards({ connection, streamName }: Target): Promise<LocatedShard[]> {
  const shards: LocatedShard[] = [];
  let token: string | undefined;
  do {
    const input =
      token === undefined
        ? { StreamName: streamName, ShardFilter: { Type: 'AT_LATEST' as const } }
        : { NextToken: token };
    const page = await call(connection, 'kinesis', 'ListShards', input);
    for (const { ShardId: shardId, HashKeyRange, SequenceNumberRange } of page.Shards ?? [])
      if (shardId && HashKeyRange && SequenceNumberRange?.EndingSequenceNumber === undefined)
        shards.push({ shardId, range: parseHashKeyRange(HashKeyRange) });
    token = page.NextToken;
  } while (token !== undefined);
  return shards;
}

async function modeOf({ connection, streamName }: Target): Promise<'PROVISIONED' | 'ON_DEMAND'> {
  const input = { StreamName: streamName };
  const { StreamDescriptionSummary: summary } = await call(
    connection,
    'kinesis',
    'DescribeStreamSummary',
    input,
  );
  return summary?.StreamModeDetails?.StreamMode === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED';
}
