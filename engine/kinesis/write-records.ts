import type { KinesisContext } from './context.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/** One record to put. `Data` is bytes, or well-formed base64 text: that need not be decoded before it is stored. */
export interface WriteEntry {
  Data: Uint8Array | string;
  PartitionKey: string;
  ExplicitHashKey?: string | undefined;
}

/** What became of an entry. */
export interface Written {
  shard: Shard;
  /** -1 when the shard's limits refused it. */
  position: number;
  timeMs: number;
}

/** Marks a record that was put while its stream was encrypted. */
export const encryptedMark = 1;

interface Tally {
  bytes: number;
  records: number;
  throttled: number;
}

/** Data and partition key, as AWS counts a record against every limit. */
export const entryBytes = ({ Data, PartitionKey }: WriteEntry): number =>
  dataBytes(Data) + Buffer.byteLength(PartitionKey);

export function dataBytes(data: Uint8Array | string): number {
  if (typeof data !== 'string') return data.length;
  const padding = data.endsWith('==') ? 2 : Number(data.endsWith('='));
  return (data.length / 4) * 3 - padding;
}

/**
 * Routes entries to their shards and stores what their limits admit.
 * Resolves when that survives `kill -9`.
 * @param sizes `entryBytes` of each entry
 */
export async function writeRecords(
  ctx: KinesisContext,
  stream: Stream,
  entries: readonly WriteEntry[],
  sizes: readonly number[],
): Promise<Written[]> {
  const { recordLog } = ctx.streams;
  const totalBytes = sizes.reduce((sum, bytes) => sum + bytes, 0);
  for (let full; (full = recordLog.reserve(entries.length, totalBytes));) await full;
  const nowMs = ctx.clock.now();
  const mark = stream.row.encryptionKeyId === undefined ? 0 : encryptedMark;
  const isEnforced = ctx.limits.isEnforced(stream.row, stream.row.name);
  const tallies = new Map<Shard, Tally>();
  const written: Written[] = [];
  for (const [index, entry] of entries.entries()) {
    const shard = routeEntry(ctx, stream, entry);
    const bytes = sizes[index] ?? 0;
    let tally = tallies.get(shard);
    if (!tally) tallies.set(shard, (tally = { bytes: 0, records: 0, throttled: 0 }));
    if (isEnforced && !shard.admitWrite(bytes, nowMs)) {
      tally.throttled += 1;
      written.push({ shard, position: -1, timeMs: nowMs });
      continue;
    }
    const position = recordLog.append(shard.log, nowMs, entry.PartitionKey, entry.Data, mark);
    tally.bytes += bytes;
    tally.records += 1;
    written.push({ shard, position, timeMs: shard.log.tipTimeMs });
  }
  await recordLog.publish();
  report(stream, tallies, nowMs);
  return written;
}

function routeEntry(ctx: KinesisContext, stream: Stream, entry: WriteEntry): Shard {
  if (stream.row.distribution === 'AUTO') return stream.router.any(ctx.random);
  return entry.ExplicitHashKey === undefined
    ? stream.router.byPartitionKey(entry.PartitionKey)
    : stream.router.byHashKey(BigInt(entry.ExplicitHashKey));
}

/** One sample a call: CloudWatch's minimum and maximum are those of single put operations. */
function report(stream: Stream, tallies: ReadonlyMap<Shard, Tally>, nowMs: number): void {
  const total: Tally = { bytes: 0, records: 0, throttled: 0 };
  for (const [shard, tally] of tallies) {
    reportIncoming(shard.metrics, tally, nowMs);
    shard.subscribers?.wake();
    if (stream.row.mode === 'ON_DEMAND') shard.load.add(tally.bytes, tally.records, nowMs);
    total.bytes += tally.bytes;
    total.records += tally.records;
    total.throttled += tally.throttled;
  }
  reportIncoming(stream.metrics, total, nowMs);
}

function reportIncoming(
  metrics: Pick<
    Stream['metrics'],
    'IncomingBytes' | 'IncomingRecords' | 'WriteProvisionedThroughputExceeded'
  >,
  { bytes, records, throttled }: Tally,
  nowMs: number,
): void {
  if (records > 0) {
    metrics.IncomingBytes.add(bytes, nowMs);
    metrics.IncomingRecords.add(records, nowMs);
  }
  if (throttled > 0) metrics.WriteProvisionedThroughputExceeded.add(throttled, nowMs);
}
