import { base64Bytes } from '#engine/core/base64.ts';
import type { EntryFailure } from '#engine/core/service.ts';
import type { KinesisContext } from './context.ts';
import { countKeys } from './count-keys.ts';
import { internalFailure } from './failed-entry.ts';
import type { OpenShards } from './open-shards.ts';
import type { Shard } from './shard.ts';
import type { ShardSubscribers } from './shard-subscribers.ts';
import type { Stream } from './stream.ts';
import { emptyTally, type WriteTally } from './write-tallies.ts';

/** One record to put. `Data` is bytes, or well-formed base64 text: that need not be decoded before it is stored. */
export interface WriteEntry {
  Data: Uint8Array | string;
  PartitionKey: string;
  ExplicitHashKey?: string | undefined;
}

/** What became of a call's entries, by their index. Three lists and not one of objects: calls have many entries. */
export interface Written {
  /** The shards as they were: by row. */
  readonly open: OpenShards;
  /** Of the shard that an entry goes to. */
  readonly rows: number[];
  /** -1 where the shard's limits or a fault refused the entry. */
  readonly positions: number[];
  readonly timesMs: number[];
  /** Of the entries that a fault refused. */
  failures?: Map<number, EntryFailure>;
}

/** Marks a record that was put while its stream was encrypted. */
export const encryptedMark = 1;

/** In place of a number of bytes: the text is not base64. What says another number may still find that it is not. */
export const malformed = -1;

/** Data and partition key, as AWS counts a record against every limit, or `malformed`. */
export function entryBytes({ Data, PartitionKey }: WriteEntry): number {
  const bytes = dataBytes(Data);
  return bytes === malformed ? malformed : bytes + Buffer.byteLength(PartitionKey);
}

/** @param data text must look like base64 */
export const dataBytes = (data: Uint8Array | string): number =>
  typeof data === 'string' ? base64Bytes(data) : data.length;

/**
 * Routes entries to their shards and stores what their limits admit.
 * @param sizes `entryBytes` of each entry
 * @param describe makes the reply, before it is waited for the disk: what a call holds meanwhile costs garbage collections
 * @returns the reply, once the records survive `kill -9`; `undefined` where a text is not base64, and then nothing is stored
 */
export function writeRecords<Reply>(
  ctx: KinesisContext,
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
  describe: (written: Written) => Reply,
): Promise<Reply | undefined> {
  const { recordLog } = ctx.streams;
  let totalBytes = 0;
  for (const bytes of sizes) totalBytes += bytes;
  const full = recordLog.reserve(entries.length, totalBytes);
  if (full) return full.then(() => writeRecords(ctx, stream, entries, sizes, describe));
  const nowMs = ctx.clock.now();
  const touched: number[] = [];
  const written = appendEntries(ctx, stream, entries, sizes, nowMs, touched);
  if (!written) return Promise.resolve(undefined);
  if (ctx.countsKeys) countKeys(stream, entries, sizes, nowMs, (index) => storedIn(written, index));
  const reply = describe(written);
  report(ctx, stream, touched, nowMs);
  const watched = stream.isWatched
    ? touched.flatMap((row) => stream.open.at(row).subscribers ?? [])
    : [];
  return answerOnceStored(recordLog.publish(), watched, reply);
}

/** In a function of its own, so that what waits holds on to nothing else of the call. */
const answerOnceStored = <Reply>(
  stored: Promise<void>,
  watched: readonly ShardSubscribers[],
  reply: Reply,
): Promise<Reply> =>
  stored.then(() => {
    for (const subscribers of watched) subscribers.wake();
    return reply;
  });

/** @param touched gets the rows of the shards whose tally has something in it */
function appendEntries(
  ctx: KinesisContext,
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
  nowMs: number,
  touched: number[],
): Written | undefined {
  const { recordLog } = ctx.streams;
  const mark = stream.row.encryptionKeyId === undefined ? 0 : encryptedMark;
  const isEnforced = ctx.limits.isEnforced(stream.row, stream.row.name);
  const { open } = stream;
  const { tallies, logRows } = open;
  const rows = entries.map((entry) => routeEntry(ctx, stream, entry));
  open.fetch(rows, recordLog);
  const written: Written = { open, rows, positions: [], timesMs: [] };
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (!entry) continue;
    const bytes = sizes[index] ?? 0;
    const row = rows[index] ?? 0;
    const logRow = logRows[row] ?? 0;
    const failure = ctx.entryFaults?.failureOf(open.at(row).id);
    const isInternal = failure?.errorName === internalFailure;
    if (tallies.isEmpty(row) && !isInternal) touched.push(row);
    let position = -1;
    if (failure) {
      (written.failures ??= new Map()).set(index, failure);
      if (!isInternal) tallies.refuse(row);
    } else if (isEnforced && !open.at(row).admitWrite(bytes, nowMs)) tallies.refuse(row);
    else {
      position = recordLog.append(logRow, nowMs, entry.PartitionKey, entry.Data, mark);
      tallies.add(row, bytes);
      if (position < 0) {
        undo(ctx, stream, touched, row, isEnforced ? nowMs : undefined);
        return undefined;
      }
    }
    written.positions.push(position);
    written.timesMs.push(recordLog.tipTimeMs(logRow));
  }
  return written;
}

/**
 * Takes back what a call has done so far, because one of its entries is malformed.
 * @param malformedIn the shard of that entry: it took from the limits, but was not appended
 * @param enforcedAtMs missing while limits are lifted
 */
function undo(
  ctx: KinesisContext,
  stream: Stream,
  touched: readonly number[],
  malformedIn: number,
  enforcedAtMs: number | undefined,
): void {
  const tally = emptyTally();
  for (const row of touched) {
    const shard = stream.open.at(row);
    stream.open.tallies.take(row, tally);
    if (enforcedAtMs !== undefined) shard.giveBackWrites(tally, enforcedAtMs);
    ctx.streams.recordLog.retract(shard.log, tally.records - (row === malformedIn ? 1 : 0));
  }
}

const storedIn = (written: Written, index: number): Shard | undefined =>
  (written.positions[index] ?? -1) < 0 ? undefined : shardOf(written, index);

/** The shard that an entry goes to. */
export const shardOf = ({ open, rows }: Written, index: number): Shard =>
  open.at(rows[index] ?? -1);

function routeEntry(ctx: KinesisContext, stream: Stream, entry: WriteEntry): number {
  if (stream.row.distribution === 'AUTO') return stream.open.router.any(ctx.random);
  return entry.ExplicitHashKey === undefined
    ? stream.open.router.byPartitionKey(entry.PartitionKey)
    : stream.open.router.byHashKey(BigInt(entry.ExplicitHashKey));
}

/** Reports what a call did, and empties the tallies. */
function report(
  ctx: KinesisContext,
  stream: Stream,
  touched: readonly number[],
  nowMs: number,
): void {
  const { tallies, incoming } = stream.open;
  const isOnDemand = stream.row.mode === 'ON_DEMAND';
  const total = emptyTally();
  const tally = emptyTally();
  if (incoming.isEmpty) ctx.clock.after(1000, () => incoming.flush());
  for (const row of touched) {
    tallies.take(row, tally);
    const { bytes, records, throttled } = tally;
    if (records > 0) incoming.add(row, bytes, records, nowMs);
    if (throttled > 0)
      stream.open.at(row).metrics.WriteProvisionedThroughputExceeded.add(throttled, nowMs);
    if (isOnDemand) stream.open.at(row).load.add(bytes, records, nowMs);
    total.bytes += bytes;
    total.records += records;
    total.throttled += throttled;
  }
  reportStream(stream.metrics, total, nowMs);
}

function reportStream(
  metrics: Stream['metrics'],
  { bytes, records, throttled }: WriteTally,
  nowMs: number,
): void {
  if (records > 0) {
    metrics.IncomingBytes.add(bytes, nowMs);
    metrics.IncomingRecords.add(records, nowMs);
  }
  if (throttled > 0) metrics.WriteProvisionedThroughputExceeded.add(throttled, nowMs);
}
