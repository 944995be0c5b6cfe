import { base64Bytes } from '#engine/core/base64.ts';
import type { EntryFailure } from '#engine/core/service.ts';
import type { KinesisContext } from './context.ts';
import { countKeys } from './count-keys.ts';
import { internalFailure } from './failed-entry.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import { WriteTally } from './write-tally.ts';

/** One record to put. `Data` is bytes, or well-formed base64 text: that need not be decoded before it is stored. */
export interface WriteEntry {
  Data: Uint8Array | string;
  PartitionKey: string;
  ExplicitHashKey?: string | undefined;
}

/** What became of a call's entries, by their index. Three lists and not one of objects: calls have many entries. */
export interface Written {
  readonly shards: Shard[];
  /** -1 where the shard's limits or a fault refused the entry. */
  readonly positions: number[];
  readonly timesMs: number[];
  /** Of the entries that a fault refused. */
  failures?: Map<number, EntryFailure>;
}

/** Marks a record that was put while its stream was encrypted. */
export const encryptedMark = 1;

/** Data and partition key, as AWS counts a record against every limit. */
export const entryBytes = ({ Data, PartitionKey }: WriteEntry): number =>
  dataBytes(Data) + Buffer.byteLength(PartitionKey);

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
  const touched: Shard[] = [];
  const written = appendEntries(ctx, stream, entries, sizes, nowMs, touched);
  if (!written) return Promise.resolve(undefined);
  if (ctx.countsKeys)
    countKeys(stream, entries, sizes, nowMs, (index) => storedIn(written, index));
  const reply = describe(written);
  report(stream, touched, nowMs);
  const watched = touched.flatMap(({ subscribers }) => subscribers ?? []);
  return recordLog.publish().then(() => {
    for (const subscribers of watched) subscribers.wake();
    return reply;
  });
}

/** @param touched gets the shards whose tally has something in it */
function appendEntries(
  ctx: KinesisContext,
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
  nowMs: number,
  touched: Shard[],
): Written | undefined {
  const { recordLog } = ctx.streams;
  const mark = stream.row.encryptionKeyId === undefined ? 0 : encryptedMark;
  const isEnforced = ctx.limits.isEnforced(stream.row, stream.row.name);
  const written: Written = { shards: [], positions: [], timesMs: [] };
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (!entry) continue;
    const bytes = sizes[index] ?? 0;
    const shard = routeEntry(ctx, stream, entry);
    const { log, tally } = shard;
    const failure = ctx.entryFaults?.failureOf(shard.id);
    const isInternal = failure?.errorName === internalFailure;
    if (tally.isEmpty && !isInternal) touched.push(shard);
    let position = -1;
    if (failure) {
      (written.failures ??= new Map()).set(index, failure);
      if (!isInternal) tally.throttled += 1;
    } else if (isEnforced && !shard.admitWrite(bytes, nowMs)) tally.throttled += 1;
    else {
      position = recordLog.append(log, nowMs, entry.PartitionKey, entry.Data, mark);
      tally.add(bytes);
      if (position < 0) {
        undo(ctx, touched, shard, isEnforced ? nowMs : undefined);
        return undefined;
      }
    }
    written.shards.push(shard);
    written.positions.push(position);
    written.timesMs.push(log.tipTimeMs);
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
  touched: readonly Shard[],
  malformedIn: Shard,
  enforcedAtMs: number | undefined,
): void {
  for (const shard of touched) {
    const { tally, log } = shard;
    if (enforcedAtMs !== undefined) shard.giveBackWrites(tally, enforcedAtMs);
    ctx.streams.recordLog.retract(log, tally.records - (shard === malformedIn ? 1 : 0));
    tally.clear();
  }
}

const storedIn = ({ shards, positions }: Written, index: number): Shard | undefined =>
  (positions[index] ?? -1) < 0 ? undefined : shards[index];

function routeEntry(ctx: KinesisContext, stream: Stream, entry: WriteEntry): Shard {
  if (stream.row.distribution === 'AUTO') return stream.router.any(ctx.random);
  return entry.ExplicitHashKey === undefined
    ? stream.router.byPartitionKey(entry.PartitionKey)
    : stream.router.byHashKey(BigInt(entry.ExplicitHashKey));
}

/** One sample a call: CloudWatch's minimum and maximum are those of single put operations. Empties the tallies. */
function report(stream: Stream, touched: readonly Shard[], nowMs: number): void {
  const total = new WriteTally();
  for (const { tally, metrics, load } of touched) {
    reportIncoming(metrics, tally, nowMs);
    if (stream.row.mode === 'ON_DEMAND') load.add(tally.bytes, tally.records, nowMs);
    total.bytes += tally.bytes;
    total.records += tally.records;
    total.throttled += tally.throttled;
    tally.clear();
  }
  reportIncoming(stream.metrics, total, nowMs);
}

function reportIncoming(
  metrics: Pick<
    Stream['metrics'],
    'IncomingBytes' | 'IncomingRecords' | 'WriteProvisionedThroughputExceeded'
  >,
  { bytes, records, throttled }: WriteTally,
  nowMs: number,
): void {
  if (records > 0) {
    metrics.IncomingBytes.add(bytes, nowMs);
    metrics.IncomingRecords.add(records, nowMs);
  }
  if (throttled > 0) metrics.WriteProvisionedThroughputExceeded.add(throttled, nowMs);
}
