import { setImmediate } from 'node:timers/promises';
import type { Log } from '#engine/core/record-log.ts';
import type { SnapshotHead } from '#engine/core/snapshot/format.ts';
import { packRecords, recordSection, sectionBytes } from '#engine/core/snapshot/record-section.ts';
import type { Watch } from '#engine/core/snapshot/snapshot-port.ts';
import type { SectionSink } from '#engine/core/snapshot/snapshot-writer.ts';
import type { ChannelRow } from '../channels/channel.ts';
import type { Scope } from '../stream-registry.ts';
import type { StreamRow } from '../stream.ts';
import type { SnapshotParts } from './kinesis-snapshots.ts';
import type { StoredRow } from './stored-rows.ts';

/** A shard's records at the moment: those up to `lastPosition` that came at `notBeforeMs` or later. */
interface Extent {
  log: Log;
  shardIndex: number;
  notBeforeMs: number;
  firstPosition: number;
  lastPosition: number;
}

/** All of a scope at one moment. What is not written yet is the text of its rows. */
interface Capture {
  takenAtMs: number;
  settings: string;
  channels: string[];
  streams: { row: string; lastTimesMs: number[]; extents: Extent[] }[];
}

const shardsATurn = 100;
const recordsAPage = 5000;

/**
 * Writes all that a scope has at the moment of the call. Writers go on meanwhile: their records come behind those of
 * the snapshot. Nothing that expires or is deleted meanwhile is missing.
 */
export async function writeSnapshot(
  parts: SnapshotParts,
  scope: Scope,
  sink: SectionSink,
  watch: Watch,
): Promise<void> {
  const release = parts.streams.hold();
  try {
    const capture = captureScope(parts, scope);
    await measure(parts, capture, watch);
    const head = headOf(capture, scope);
    watch.began(head);
    await sink.write('head', Buffer.from(JSON.stringify(head)));
    await sink.write('rows', Buffer.from(capture.settings));
    for (const channel of capture.channels) await sink.write('rows', Buffer.from(channel));
    for (const stream of capture.streams)
      await sink.write('rows', Buffer.from(withExtents(stream)));
    for (const [ordinal, { extents }] of capture.streams.entries())
      for await (const packed of sectionsOf(parts, extents, watch))
        await sink.write('records', recordSection(ordinal, packed));
  } finally {
    release();
  }
}

/** In one turn, so that no request comes between. */
function captureScope(parts: SnapshotParts, scope: Scope): Capture {
  const { clock, streams, channels, limits, accountSettings } = parts;
  const nowMs = clock.now();
  const settings: StoredRow = {
    settings: { commitment: accountSettings.commitmentOf(scope), limits: limits.settingsOf(scope) },
  };
  const captured = streams.list(scope).map((stream) => ({
    row: JSON.stringify(stream.row),
    lastTimesMs: stream.shards.map(({ log }) => log.tipTimeMs),
    extents: stream.shards.map(({ log, row }) => ({
      log,
      shardIndex: row.index,
      notBeforeMs: stream.horizonMs(nowMs),
      firstPosition: 0,
      lastPosition: log.tipPosition,
    })),
  }));
  // A machine's clock that was set back leaves records in the future.
  const takenAtMs = captured.reduce(
    (latest, { lastTimesMs }) => lastTimesMs.reduce((a, b) => Math.max(a, b), latest),
    nowMs,
  );
  return {
    takenAtMs,
    settings: JSON.stringify(settings),
    channels: channels.list(scope).map((channel) => JSON.stringify(withoutScope(channel))),
    streams: captured,
  };
}

function withoutScope({ accountId: _account, region: _region, ...channel }: ChannelRow): StoredRow {
  return { channel };
}

/** Finds where each shard's records begin. */
async function measure(
  { streams }: SnapshotParts,
  capture: Capture,
  { signal }: Watch,
): Promise<void> {
  let count = 0;
  for (const { extents } of capture.streams)
    for (const extent of extents) {
      const { log, notBeforeMs, lastPosition } = extent;
      const first = streams.recordLog.positionAtTime(log, notBeforeMs);
      extent.firstPosition = Math.min(first, lastPosition + 1);
      if (++count % shardsATurn === 0) await setImmediate();
      signal.throwIfAborted();
    }
}

function headOf({ takenAtMs, streams }: Capture, { accountId, region }: Scope): SnapshotHead {
  const extents = streams.flatMap((stream) => stream.extents);
  const records = extents.reduce(
    (sum, { firstPosition, lastPosition }) => sum + lastPosition + 1 - firstPosition,
    0,
  );
  return {
    takenAtMs,
    accountId,
    region,
    streams: streams.length,
    shards: extents.length,
    records,
  };
}

/** The row as the snapshot has it. */
function withExtents({ row, lastTimesMs, extents }: Capture['streams'][number]): string {
  // The text was made of the stream's row.
  const { accountId: _account, region: _region, ...rest } = JSON.parse(row) as StreamRow;
  const shards = rest.shards.map(({ logId: _log, ...shard }, index) => ({
    ...shard,
    firstPosition: extents[index]?.firstPosition ?? 0,
    lastPosition: extents[index]?.lastPosition ?? -1,
    lastTimeMs: lastTimesMs[index] ?? 0,
  }));
  const stored: StoredRow = { stream: { ...rest, shards } };
  return JSON.stringify(stored);
}

/** A stream's records in their order, as much at a time as one section takes. */
async function* sectionsOf(
  { streams }: SnapshotParts,
  extents: readonly Extent[],
  watch: Watch,
): AsyncGenerator<Buffer[]> {
  let packed: Buffer[] = [];
  let bytes = 0;
  for (const { log, shardIndex, notBeforeMs, firstPosition, lastPosition } of extents)
    for (let next = firstPosition; next <= lastPosition;) {
      watch.signal.throwIfAborted();
      const { records } = streams.recordLog.read(log, next, notBeforeMs, {
        mostRecords: Math.min(recordsAPage, lastPosition + 1 - next),
        mostBytes: sectionBytes,
      });
      const page = packRecords(shardIndex, records);
      const last = records.at(-1);
      if (records[0]?.position !== next || !last)
        throw new Error(`A shard's record ${next} is missing`);
      next = last.position + 1;
      if (bytes > 0 && bytes + page.length > sectionBytes) {
        yield packed;
        packed = [];
        bytes = 0;
      }
      packed.push(page);
      bytes += page.length;
      watch.advanced(records.length);
      await setImmediate();
    }
  if (bytes > 0) yield packed;
}
