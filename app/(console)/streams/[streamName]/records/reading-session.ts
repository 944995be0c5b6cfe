import { matcher, planReading } from './plan-reading.ts';
import { type ReadSummary, RecordReader } from './read/record-reader.ts';
import type { StreamReads, StreamRecord } from './read/stream-reads.ts';
import type { ReadingChoice } from './search-params.ts';
import { toFailure, type Failure } from '#lib/aws/failure.ts';

/** What has been read so far. */
export interface Reading {
  records: readonly StreamRecord[];
  summary: ReadSummary | undefined;
  isReading: boolean;
  failure: Failure | undefined;
  /** Why the choice cannot be read. */
  complaint: string | undefined;
  /** Shards of the choice that are not read, because it is so many. */
  leftOut: number;
  /** How many of the records the last reading brought. */
  newCount: number;
}

const nothingRead: Reading = {
  records: [],
  summary: undefined,
  isReading: false,
  failure: undefined,
  complaint: undefined,
  leftOut: 0,
  newCount: 0,
};

/** More would make the page slow; the oldest go first. */
const mostKept = 5_000;

interface Source {
  shards: readonly { shardId: string; isOpen: boolean }[];
  streamNow: (signal: AbortSignal) => Promise<number>;
  reads: (nowMs: number) => StreamReads;
}

/** One person's reading of a stream: what was chosen, what came, and where to go on. */
export class ReadingSession {
  #reading = nothingRead;
  #reader: RecordReader | undefined;
  #stop = new AbortController();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Reading => this.#reading;

  /** Reads a choice from its beginning. What was read before goes. */
  async start(choice: ReadingChoice, source: Source): Promise<void> {
    const signal = this.#begin({ ...nothingRead, isReading: true });
    await this.#guard(signal, async () => {
      const nowMs = await source.streamNow(signal);
      const outcome = planReading(choice, source.shards, nowMs);
      if (!outcome.ok) {
        this.#show(signal, { isReading: false, complaint: outcome.complaint });
        return;
      }
      const { shardIds, position, leftOut, waitMs } = outcome.plan;
      this.#show(signal, { leftOut });
      this.#reader = new RecordReader(shardIds, position, source.reads(nowMs));
      await this.#read(this.#reader, choice, waitMs, signal);
    });
  }

  /** Goes on from where the last reading stopped. */
  async readOn(choice: ReadingChoice): Promise<void> {
    const reader = this.#reader;
    if (!reader) return;
    const signal = this.#begin({
      ...this.#reading,
      isReading: true,
      failure: undefined,
      newCount: 0,
    });
    await this.#guard(signal, () => this.#read(reader, choice, 0, signal));
  }

  /** What was read stays. */
  stop(): void {
    this.#stop.abort();
  }

  /** A new reading ends the one before, and what that one still says is not shown. */
  #begin(reading: Reading): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#show(this.#stop.signal, reading);
    return this.#stop.signal;
  }

  async #read(reader: RecordReader, choice: ReadingChoice, waitMs: number, signal: AbortSignal) {
    await reader.read({
      count: choice.count,
      isSearch: choice.find !== '',
      matches: matcher(choice.find),
      waitMs,
      signal,
      onProgress: (matched, summary) => {
        const { records, newCount } = this.#reading;
        this.#show(signal, {
          records: matched.length > 0 ? [...records, ...matched].slice(-mostKept) : records,
          newCount: newCount + matched.length,
          summary,
        });
      },
    });
    this.#show(signal, { isReading: false });
  }

  async #guard(signal: AbortSignal, work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      const failure = signal.aborted ? undefined : toFailure(error);
      this.#show(signal, { isReading: false, failure });
    }
  }

  #show(signal: AbortSignal, changes: Partial<Reading>) {
    if (signal !== this.#stop.signal) return;
    this.#reading = { ...this.#reading, ...changes };
    for (const listener of this.#listeners) listener();
  }
}
