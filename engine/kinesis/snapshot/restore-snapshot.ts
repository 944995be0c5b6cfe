import type { Log } from '#engine/core/record-log.ts';
import type { Section } from '#engine/core/snapshot/format.ts';
import type { Watch } from '#engine/core/snapshot/snapshot-port.ts';
import { unpackRecords } from '#engine/core/snapshot/record-section.ts';
import type { Scope } from '../stream-registry.ts';
import type { StreamRow } from '../stream.ts';
import type { SnapshotParts } from './kinesis-snapshots.ts';
import type { WholeSnapshot } from './read-snapshot.ts';
import type { StoredStream } from './stored-rows.ts';
import { renameArns, toChannelRow, toStreamRow } from './rows-of-scope.ts';

/**
 * Puts what a checked snapshot holds in the place of all that a scope has. Records go to logs of their own first; the
 * change is one transaction. When anything fails, or the process is killed, before it, all is as it was.
 */
export async function restoreSnapshot(
  parts: SnapshotParts,
  scope: Scope,
  { head, settings, streams: stored, channels: storedChannels }: WholeSnapshot,
  sections: AsyncIterable<Section>,
  watch: Watch,
): Promise<void> {
  const { streams, channels, lifecycle, limits, accountSettings } = parts;
  const rename = renameArns(head, scope);
  const rows = stored.map((stream) =>
    toStreamRow(stream, scope, () => streams.nextLogId(), rename),
  );
  const channelRows = storedChannels.map((channel) => toChannelRow(channel, scope, rename));
  try {
    const logs = await openLogs(parts, stored, rows);
    for await (const section of sections) {
      watch.signal.throwIfAborted();
      if (section.kind === 'records') watch.advanced(await addRecords(parts, logs, section));
    }
    watch.signal.throwIfAborted();
  } catch (error) {
    for (const row of rows) streams.discardLogs(row);
    throw error;
  }
  const restored = await streams.replaceAll(scope, rows, () => {
    channels.replace(scope, channelRows);
    limits.replace(scope, settings.limits);
    accountSettings.replace(scope, settings.commitment);
  });
  for (const stream of restored) lifecycle.resume(stream);
}

/** By shard index, a map a stream. */
type Logs = ReadonlyMap<number, Log>[];

async function openLogs(
  { streams }: SnapshotParts,
  stored: readonly StoredStream[],
  rows: readonly StreamRow[],
): Promise<Logs> {
  const opened = await Promise.all(rows.map((row) => streams.openLogs(row)));
  const begun = stored.flatMap(({ shards }, ordinal) =>
    shards.map(async ({ firstPosition, lastTimeMs, lastPosition }, index) => {
      const log = opened[ordinal]?.[index];
      const isEmpty = firstPosition > lastPosition;
      // A log raises the times of records to that of its tip: theirs must stay.
      if (log)
        await streams.recordLog.beginBehind(log, firstPosition - 1, isEmpty ? lastTimeMs : 0);
    }),
  );
  await Promise.all(begun);
  return stored.map(
    ({ shards }, ordinal) =>
      new Map(
        shards.flatMap(({ index }, at) => {
          const log = opened[ordinal]?.[at];
          return log ? [[index, log] as const] : [];
        }),
      ),
  );
}

/** Resolves, with their count, once the records survive `kill -9`. */
async function addRecords(
  { streams: { recordLog } }: SnapshotParts,
  logs: Logs,
  section: Section,
): Promise<number> {
  const { ordinal, records } = unpackRecords(section);
  const bytes = records.reduce(
    (sum, { partitionKey, data }) => sum + Buffer.byteLength(partitionKey) + data.length,
    0,
  );
  for (let full; (full = recordLog.reserve(records.length, bytes));) await full;
  for (const { shardIndex, timeMs, partitionKey, data, mark } of records) {
    const log = logs[ordinal]?.get(shardIndex);
    if (log) recordLog.append(log.row, timeMs, partitionKey, data, mark);
  }
  await recordLog.publish();
  return records.length;
}
