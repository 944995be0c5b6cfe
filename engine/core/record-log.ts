import { Blocks } from './record-log/blocks.ts';
import { Flusher } from './record-log/flusher.ts';
import {
  frameLogId,
  framePosition,
  frameTimeMs,
  headerBytes,
  type LogRecord,
  writeFrame,
} from './record-log/frame.ts';
import { none } from './record-log/frame-chain.ts';
import { Log } from './record-log/log.ts';
import { LogRows } from './record-log/log-rows.ts';
import {
  findPositionAtTime,
  type Page,
  type ReadLimits,
  readPage,
  trimBlocks,
} from './record-log/reader.ts';
import { openSegment, roomBehind, type Segment, segmentNumbers } from './record-log/segment.ts';
import { Tips } from './record-log/tips.ts';
import type { Store } from './store.ts';

export type { Log, LogRecord };

/**
 * Every record of every shard. New records go to a segment, a file that is only appended to, with one write a turn
 * of the event loop; a full segment is sorted by log into blocks and deleted. Decision record 0001.
 */
export class RecordLog {
  readonly #dataDir: string;
  readonly #blocks: Blocks;
  readonly #tips: Tips;
  readonly #logs = new Map<number, Log>();
  readonly #rows = new LogRows();
  readonly #logsByRow: Log[] = [];
  readonly #flusher: Flusher;
  #deletions = Promise.resolve();
  #segment: Segment;
  #cursor: number;
  #pendingCommit: Promise<void> | undefined;
  #isClosing = false;

  /**
   * @param groupOf logs of one group expire together; `undefined` for a log found on disk that belongs to nothing any
   * more: it is deleted
   */
  constructor(dataDir: string, store: Store, groupOf: (logId: number) => number | undefined) {
    this.#dataDir = dataDir;
    this.#blocks = new Blocks(dataDir, store);
    this.#tips = new Tips(store, this.#blocks);
    this.#flusher = new Flusher({
      store,
      blocks: this.#blocks,
      logs: this.#logs,
      groupOf,
    });
    const isLive = (logId: number) => groupOf(logId) !== undefined;
    const segments = segmentNumbers(dataDir).map((number) => this.#reopen(number, isLive));
    const last = segments.pop();
    for (const segment of segments) this.#flusher.add(segment);
    this.#segment = last ?? openSegment(dataDir, 1, nothingFound);
    this.#cursor = this.#segment.tail();
    for (const logId of new Set([...this.#blocks.logIds(), ...this.#tips.logIds()]))
      if (!isLive(logId)) this.#drop(logId);
  }

  /** The log of this id, made when it is not there. Ids are the caller's and must never be used again. */
  log(id: number): Log {
    const known = this.#logs.get(id);
    if (known) return known;
    const [position, timeMs] = this.#tips.of(id);
    const log = new Log(this.#rows, id, position, timeMs);
    this.#logs.set(id, log);
    this.#logsByRow[log.row] = log;
    return log;
  }

  /**
   * Has a log that is still empty begin behind a position, as if all up to there had expired.
   * Resolves once that survives `kill -9`.
   */
  async beginBehind(log: Log, position: number, timeMs: number): Promise<void> {
    log.flushedPosition = position;
    this.#rows.setTip(log.row, position, timeMs);
    await this.#tips.write(log.id, position, timeMs);
  }

  /**
   * Makes room for the records of one request. When records come faster than the store takes them, answers with a
   * promise to wait for before asking again.
   */
  reserve(records: number, payloadBytes: number): Promise<void> | undefined {
    if (!this.#segment.hasRoom(records * headerBytes + payloadBytes)) {
      if (this.#flusher.isFull()) return this.#flusher.drained();
      this.#seal();
    }
    this.#cursor = this.#segment.tail();
    return undefined;
  }

  /**
   * Adds a record behind a log's tip and answers with its position; `data` is bytes or base64 text. -1 says that the
   * text is not base64: the record is not there. Takes effect with `publish`, in the same turn; until then `retract` undoes it.
   * @param row of the log
   */
  append(
    row: number,
    timeMs: number,
    partitionKey: string,
    data: Uint8Array | string,
    mark = 0,
  ): number {
    const rows = this.#rows;
    const at = this.#cursor;
    const position = rows.tipPosition(row) + 1;
    const arrivalMs = Math.max(timeMs, rows.tipTimeMs(row));
    const { buffer, view } = this.#segment;
    const end = writeFrame(
      { buffer, view, at },
      rows.logId(row),
      position,
      arrivalMs,
      partitionKey,
      data,
      mark,
    );
    if (end < 0) return -1;
    this.#link(row, this.#segment, at);
    rows.setTip(row, position, arrivalMs);
    this.#cursor = end;
    return position;
  }

  /** When the newest record of a log arrived. */
  tipTimeMs(row: number): number {
    return this.#rows.tipTimeMs(row);
  }

  /** Takes back the newest `count` records of a log that were appended since `reserve`. All logs' must be. */
  retract(log: Log, count: number): void {
    log.retract(count);
  }

  /** Ends the request: its records survive `kill -9` once the promise resolves. */
  publish(): Promise<void> {
    this.#segment.advance(this.#cursor);
    this.#pendingCommit ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#pendingCommit = undefined;
        try {
          this.#segment.commit();
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    return this.#pendingCommit;
  }

  /** Records from `fromPosition` on, leaving out those that arrived before `notBeforeMs`. */
  read(log: Log, fromPosition: number, notBeforeMs: number, limits: ReadLimits): Page {
    return readPage(this.#blocks, log, fromPosition, notBeforeMs, limits);
  }

  /** The position of the first record that arrived at or after `timeMs`; the one behind the tip when there is none. */
  positionAtTime(log: Log, timeMs: number): number {
    return findPositionAtTime(this.#blocks, log, timeMs);
  }

  /** Deletes what arrived before each log's horizon, a block at a time; `read` leaves out the rest. */
  trim(horizons: Iterable<readonly [log: Log, horizonMs: number]>): Promise<void> {
    for (const [log, horizonMs] of horizons) {
      const removedToMs = trimBlocks(this.#blocks, log, horizonMs);
      if (removedToMs !== undefined)
        void this.#tips.write(log.id, log.flushedPosition, removedToMs);
    }
    this.#deletions = this.#deletions.then(() => this.#blocks.sweep());
    return this.#deletions;
  }

  /** Deletes a log with all its records, in the background: nothing reads it any more. */
  drop(log: Log): void {
    this.#logs.delete(log.id);
    for (const slice of log.slices) log.remove(slice);
    this.#rows.remove(log.row);
    this.#drop(log.id);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#segment.commit();
    await this.#flusher.drained();
    await this.#deletions;
    this.#segment.close();
  }

  /** What is asked for while closing waits for the next start, which drops what belongs to nothing. */
  #drop(logId: number): void {
    if (this.#isClosing) return;
    this.#deletions = this.#dropBehind(this.#deletions, logId);
  }

  async #dropBehind(earlier: Promise<void>, logId: number): Promise<void> {
    await earlier;
    await this.#flusher.drained();
    await this.#tips.remove(logId);
    await this.#blocks.drop(logId);
  }

  /** Makes a frame the newest of its log. */
  #link(row: number, segment: Segment, at: number): void {
    const rows = this.#rows;
    const isFirst = !rows.isIn(row, segment.number);
    if (isFirst) this.#logsByRow[row]?.enter(segment);
    const frame = segment.chain.link(at, row, isFirst ? none : rows.newest(row));
    rows.setNewest(row, segment.number, frame);
  }

  #seal(): void {
    const full = this.#segment;
    full.commit();
    this.#flusher.add(full);
    this.#segment = openSegment(this.#dataDir, full.number + 1, nothingFound, roomBehind(full));
  }

  /** Takes up a segment that an earlier process wrote. */
  #reopen(number: number, isLive: (logId: number) => boolean): Segment {
    const offsets: number[] = [];
    const segment = openSegment(this.#dataDir, number, (_, at) => offsets.push(at));
    for (const at of offsets)
      if (isLive(frameLogId(segment.buffer, at))) this.#recover(segment, at);
    return segment;
  }

  #recover(segment: Segment, at: number): void {
    const log = this.log(frameLogId(segment.buffer, at));
    const position = framePosition(segment.buffer, at);
    if (position <= log.flushedPosition) return;
    this.#link(log.row, segment, at);
    this.#rows.setTip(log.row, position, frameTimeMs(segment.buffer, at));
  }
}

const nothingFound = () => undefined;
