import { createHash, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { createEntry, type Entry } from '#lib/jobs/batch.ts';
import type { Seal } from '#lib/jobs/client-encryption.ts';
import type { AgentFlow } from '#lib/jobs/tail/agent-flow.ts';
import { type Conversion, createConversion } from '#lib/jobs/tail/data-conversion.ts';
import type { FileRecord } from '#lib/jobs/tail/record-splitter.ts';
import { patternRefusal, tailRoots } from '#lib/jobs/tail/tail-roots.ts';
import type { RecordSource } from '#workers/record-source.ts';
import { findFiles, openFound } from '#workers/tail/find-files.ts';
import { copiedPart } from '#workers/tail/read-part.ts';
import { TailFile } from '#workers/tail/tail-file.ts';
import type { TailProgress } from '#workers/tail/tail-progress.ts';

interface TailSourceOptions {
  flow: AgentFlow;
  progress: TailProgress;
  seal: Seal | undefined;
  nowMs: () => number;
}

/** Files come and go seldom, and a pattern may walk a large tree. */
const scanMs = 1_000;
/** A file whose name is gone may be written to by a program that still has it open. */
const lingerMs = 5_000;
/** Reading pauses while more than this waits. */
const mostBuffered = { records: 5_000, bytes: 16 * 1_048_576 };

/** A copy of a file that is read may be about to take its place: copytruncate. */
const copyPatienceMs = 3_000;

interface Open {
  file: TailFile;
  missingSinceMs: number | undefined;
}

interface Buffered {
  record: FileRecord;
  done: () => void;
  atMs: number;
}

/** Lines of files, collected and let go as a Kinesis Agent does. */
export const openTailSource = (options: TailSourceOptions): TailSource => new TailSource(options);

export class TailSource implements RecordSource {
  readonly #options: TailSourceOptions;
  readonly #roots = tailRoots();
  readonly #convert: Conversion;
  readonly #open = new Map<string, Open>();
  /** Since when a file is there that looks like a copy of another. */
  readonly #copies = new Map<string, number>();
  readonly #isFresh: boolean;
  #isFirstPoll = true;
  #buffer: Buffered[] = [];
  #bufferBytes = 0;
  /** Of the buffer's records, how many may go. */
  #released = 0;
  #polling: Promise<void> | undefined;
  #polledMs = Number.NEGATIVE_INFINITY;
  #scannedMs = Number.NEGATIVE_INFINITY;
  #error: unknown;
  #isClosed = false;
  leftOut = 0;

  constructor(options: TailSourceOptions) {
    this.#options = options;
    this.#convert = createConversion(options.flow.dataProcessing);
    this.#isFresh = options.progress.takeFresh();
  }

  /** No file is being read at the moment. */
  get isIdle(): boolean {
    return this.#polling === undefined;
  }

  next(nowMs: number): Entry | undefined {
    this.#pollIfDue(nowMs);
    if (this.#error !== undefined) {
      const error = this.#error;
      this.#error = undefined;
      throw error;
    }
    if (this.#released === 0) this.#released = this.#dueCount(nowMs);
    while (this.#released > 0) {
      this.#released -= 1;
      const buffered = this.#buffer.shift();
      if (!buffered) return undefined;
      this.#bufferBytes -= buffered.record.data.length;
      const entry = this.#entryOf(buffered, nowMs);
      if (entry) return entry;
    }
    return undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#polling;
    await Promise.all([...this.#open.values()].map(({ file }) => file.close()));
  }

  /** A buffer goes when it is full or old, and then as a whole: one call. */
  #dueCount(nowMs: number): number {
    const { maxBufferAgeMillis, maxBufferSizeBytes, maxBufferSizeRecords } = this.#options.flow;
    const [oldest] = this.#buffer;
    if (!oldest) return 0;
    const isDue =
      this.#buffer.length >= maxBufferSizeRecords ||
      this.#bufferBytes >= maxBufferSizeBytes ||
      nowMs - oldest.atMs >= maxBufferAgeMillis;
    if (!isDue) return 0;
    let count = 0;
    let bytes = 0;
    for (const { record } of this.#buffer) {
      bytes += record.data.length;
      if (count > 0 && (count >= maxBufferSizeRecords || bytes > maxBufferSizeBytes)) break;
      count += 1;
    }
    return count;
  }

  #entryOf({ record, done }: Buffered, nowMs: number): Entry | undefined {
    const onDone = () => {
      // Unanswered records of a source that was closed are read again by the next.
      if (!this.#isClosed) done();
    };
    try {
      const { flow, seal } = this.#options;
      const clear = this.#convert(record.data);
      if (!clear) {
        this.leftOut += 1;
        onDone();
        return undefined;
      }
      const partitionKey =
        flow.partitionKeyOption === 'RANDOM'
          ? randomUUID()
          : createHash('md5').update(clear).digest('hex');
      return createEntry(partitionKey, seal ? seal(clear) : clear, nowMs, { clear, onDone });
    } catch (error) {
      onDone();
      throw error;
    }
  }

  #pollIfDue(nowMs: number) {
    const pollMs = this.#options.flow.minTimeBetweenFilePollsMillis;
    if (this.#polling || this.#isClosed || nowMs - this.#polledMs < pollMs) return;
    this.#polledMs = nowMs;
    this.#polling = this.#poll(nowMs)
      .catch((error: unknown) => {
        this.#error = error;
      })
      .finally(() => {
        this.#polling = undefined;
      });
  }

  async #poll(nowMs: number) {
    const { flow } = this.#options;
    const refusal = patternRefusal(flow.filePattern, this.#roots);
    if (refusal !== undefined) throw new Error(refusal);
    if (nowMs - this.#scannedMs >= scanMs) {
      this.#scannedMs = nowMs;
      await this.#openNew(nowMs);
    }
    for (const [fileId, { file, missingSinceMs }] of this.#open) {
      if (this.#isClosed || this.#isFull()) return;
      const records = await file.read();
      this.#take(file, records);
      const isOver =
        missingSinceMs !== undefined && records.length === 0 && nowMs - missingSinceMs >= lingerMs;
      if (!isOver) continue;
      this.#take(file, file.finish());
      this.#open.delete(fileId);
      await file.close();
    }
  }

  async #openNew(nowMs: number) {
    const { flow, progress } = this.#options;
    const found = await findFiles(flow.filePattern, this.#roots);
    const isFresh = this.#isFresh && this.#isFirstPoll;
    this.#isFirstPoll = false;
    const seen = new Set(found.map(({ fileId }) => fileId));
    for (const [fileId, open] of this.#open)
      open.missingSinceMs = seen.has(fileId) ? undefined : (open.missingSinceMs ?? nowMs);
    for (const one of found) {
      const known = this.#open.get(one.fileId);
      known?.file.isNamed(one.path);
      if (known || this.#isClosed) continue;
      const handle = await openFound(one, this.#roots);
      if (!handle) continue;
      const begin = isFresh ? 'initial' : await this.#beginOf(one.fileId, handle, nowMs);
      if (begin === undefined) {
        await handle.close();
        continue;
      }
      const file = await TailFile.open({ ...one, handle, flow, progress }, begin);
      this.#open.set(one.fileId, { file, missingSinceMs: undefined });
    }
  }

  /**
   * Where a new file begins to be new: behind what was read of the file that it is a copy of, if that was cut off since.
   * Undefined while that may yet come.
   */
  async #beginOf(fileId: string, handle: FileHandle, nowMs: number): Promise<number | undefined> {
    const part = await copiedPart(
      handle,
      [...this.#open.values()].flatMap(({ file }) => file.parts),
    );
    const sinceMs = this.#copies.get(fileId) ?? nowMs;
    this.#copies.delete(fileId);
    if (!part) return 0;
    if (part.isCutOff) return part.position;
    if (nowMs - sinceMs >= copyPatienceMs) return 0;
    this.#copies.set(fileId, sinceMs);
    return undefined;
  }

  #take(file: TailFile, records: readonly FileRecord[]) {
    const atMs = this.#options.nowMs();
    for (const record of records) {
      this.#buffer.push({ record, done: file.track(record.end), atMs });
      this.#bufferBytes += record.data.length;
    }
  }

  #isFull = (): boolean =>
    this.#buffer.length >= mostBuffered.records || this.#bufferBytes >= mostBuffered.bytes;
}
