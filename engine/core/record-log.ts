import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Blocks, openBlocks } from './record-log/blocks.ts';
import {
  frameLogId,
  framePosition,
  frameTimeMs,
  headerBytes,
  type LogRecord,
  writeFrame,
} from './record-log/frame.ts';
import { addToSlice, type Log } from './record-log/log.ts';
import { createReader, type Reader } from './record-log/reader.ts';
import { openSegment, type Segment } from './record-log/segment.ts';
import type { Store } from './store.ts';
import { createFlusher, type Tip } from './record-log/flusher.ts';

export type { Log, LogRecord };

/**
 * Every record of every shard. New records go to a segment, a file that is only appended to, with one write a turn
 * of the event loop; a full segment is sorted by log into blocks of the store and deleted. Decision record 0002.
 */
export interface RecordLog extends Reader {
  /** The log of this id, made when it is not there. Ids are the caller's and must never be used again. */
  log(id: number): Log;
  /**
   * Makes room for the records of one request. When records come faster than the store takes them, answers with a
   * promise to wait for before asking again.
   */
  reserve(records: number, payloadBytes: number): Promise<void> | undefined;
  /**
   * Adds a record behind the log's tip; `data` is bytes or base64 text. Answers with the position, or -1 when the
   * text is not base64. Nothing can be read before `publish`.
   */
  append(log: Log, timeMs: number, partitionKey: string, data: Uint8Array | string): number;
  /** Ends the request: its records can be read now, and survive `kill -9` once the promise resolves. */
  publish(): Promise<void>;
  /** Ends the request without a trace but gaps between positions. */
  abandon(): void;
  /** Deletes a log with all its records. */
  drop(log: Log): Promise<void>;
  close(): Promise<void>;
}

/** @param isLive whether a log found in a segment still belongs to a shard */
export function openRecordLog(
  dataDir: string,
  store: Store,
  isLive: (logId: number) => boolean,
): RecordLog {
  mkdirSync(dataDir, { recursive: true });
  const blocks: Blocks = openBlocks(store);
  const tips = store.table<Tip, number>('record-tips');
  const logs = new Map<number, Log>();
  const flusher = createFlusher(store, blocks, tips, logs);

  const logOf = (id: number): Log => {
    const known = logs.get(id);
    if (known) return known;
    const [position, timeMs] = tips.get(id) ?? [-1, 0];
    const log: Log = {
      id,
      tipPosition: position,
      tipTimeMs: timeMs,
      flushedPosition: position,
      slices: [],
      oldestBlockEndMs: undefined,
    };
    logs.set(id, log);
    return log;
  };

  const { segment: last, number: lastNumber } = recover(dataDir, flusher.add, (segment, at) => {
    const id = frameLogId(segment.buffer, at);
    if (!isLive(id)) return;
    const log = logOf(id);
    const position = framePosition(segment.buffer, at);
    if (position <= log.flushedPosition) return;
    addToSlice(log, segment, at);
    log.tipPosition = position;
    log.tipTimeMs = frameTimeMs(segment.buffer, at);
  });

  let segment = last;
  let segmentNumber = lastNumber;
  let cursor = segment.tail();
  let pendingCommit: Promise<void> | undefined;
  const pendingLogs: Log[] = [];
  const pendingOffsets: number[] = [];

  const commit = () => {
    pendingCommit = undefined;
    segment.commit();
  };

  const seal = () => {
    segment.commit();
    flusher.add(segment);
    segmentNumber += 1;
    segment = openSegment(segmentPath(dataDir, segmentNumber), nothingFound);
  };

  return {
    ...createReader(blocks),
    log: logOf,
    reserve(records, payloadBytes) {
      const bytes = records * headerBytes + payloadBytes;
      if (!segment.hasRoom(bytes)) {
        if (flusher.isFull()) return flusher.drained();
        seal();
      }
      cursor = segment.tail();
      return undefined;
    },
    append(log, timeMs, partitionKey, data) {
      const position = log.tipPosition + 1;
      const arrivalMs = Math.max(timeMs, log.tipTimeMs);
      const end = writeFrame(
        segment.buffer,
        cursor,
        log.id,
        position,
        arrivalMs,
        partitionKey,
        data,
      );
      if (end < 0) return -1;
      log.tipPosition = position;
      log.tipTimeMs = arrivalMs;
      pendingLogs.push(log);
      pendingOffsets.push(cursor);
      cursor = end;
      return position;
    },
    publish() {
      for (let index = 0; index < pendingLogs.length; index++)
        addToSlice(pendingLogs[index] as Log, segment, pendingOffsets[index] as number);
      pendingLogs.length = 0;
      pendingOffsets.length = 0;
      segment.advance(cursor);
      pendingCommit ??= new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            commit();
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      });
      return pendingCommit;
    },
    abandon() {
      pendingLogs.length = 0;
      pendingOffsets.length = 0;
      cursor = segment.tail();
    },
    async drop(log) {
      logs.delete(log.id);
      log.slices = [];
      await flusher.drained();
      await tips.remove(log.id);
      await blocks.drop(log.id);
    },
    async close() {
      segment.commit();
      await flusher.drained();
      segment.close();
    },
  };
}

const nothingFound = () => undefined;

const segmentPath = (dataDir: string, number: number): string =>
  join(dataDir, `${number.toString().padStart(12, '0')}.segment`);

/** Reads the segments an earlier process left behind; the last one is written on. */
function recover(
  dataDir: string,
  flushLater: (segment: Segment) => void,
  found: (segment: Segment, at: number) => void,
): { segment: Segment; number: number } {
  const numbers = readdirSync(dataDir)
    .filter((name) => name.endsWith('.segment'))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);
  const reopened = numbers.map((number) => {
    const offsets: number[] = [];
    const segment = openSegment(segmentPath(dataDir, number), (_, at) => offsets.push(at));
    for (const at of offsets) found(segment, at);
    return { segment, number };
  });
  const last = reopened.pop();
  for (const { segment } of reopened) flushLater(segment);
  return last ?? { segment: openSegment(segmentPath(dataDir, 1), nothingFound), number: 1 };
}
