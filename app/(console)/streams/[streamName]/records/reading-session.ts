import { LineBuffer } from './line-buffer.ts';
import { toFailure, type Failure } from '#lib/aws/failure.ts';
import type { ArrivalHistogram } from '#lib/records/arrival-histogram.ts';
import type { ReadProgress } from '#lib/records/read-progress.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';
import type { ReadingRequestInput } from '#lib/records/reading-request.ts';
import type { RecordLine } from '#lib/records/record-line.ts';

/** What has been read so far. */
export interface Reading {
  /** Those kept: all, or the newest of a tail. */
  lines: readonly RecordLine[];
  /** Matching records that came, kept or not. */
  received: number;
  progress: ReadProgress | undefined;
  /** That of the progress, but twice a second while it goes on: it is a hundred bars to draw. */
  histogram: ArrivalHistogram | undefined;
  isReading: boolean;
  failure: Failure | undefined;
  /** Why the choice cannot be read. */
  complaint: string | undefined;
  /** JSON paths met, to choose columns from. */
  paths: readonly string[];
  /** How many of the lines the last reading brought. */
  newCount: number;
  /** How often a tail was taken up again after its connection was lost. */
  resumed: number;
}

const nothingRead: Reading = {
  lines: [],
  received: 0,
  progress: undefined,
  histogram: undefined,
  isReading: false,
  failure: undefined,
  complaint: undefined,
  paths: [],
  newCount: 0,
  resumed: 0,
};

/** A list may be as long as a person wants to scroll; a tail has no end. */
const mostListed = 100_000;
const mostTailed = 10_000;
const resumePauseMs = 1_000;
const histogramPauseMs = 500;

/** Opens a reading; what it gives are its messages. */
export type OpenReading = (
  request: ReadingRequestInput,
  signal: AbortSignal,
) => AsyncIterable<ReadingMessage>;

interface SessionWorld {
  open: OpenReading;
  /** Runs once before the next frame is drawn. */
  beforePaint: (work: () => void) => void;
  sleep: (ms: number) => Promise<void>;
}

/** One person's reading of a stream: what came, and where to go on. Listeners hear of it once a frame. */
export class ReadingSession {
  readonly #world: SessionWorld;
  #reading = nothingRead;
  #buffer = new LineBuffer(mostListed);
  #request: ReadingRequestInput | undefined;
  #stop = new AbortController();
  #isPaintDue = false;
  /** By the progress's own time. */
  #histogramMs = -Infinity;
  readonly #listeners = new Set<() => void>();

  constructor(world: SessionWorld) {
    this.#world = world;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Reading => this.#reading;

  /** Shows why nothing can be read. */
  complain(complaint: string): void {
    this.#begin({ ...nothingRead, complaint });
  }

  /** Reads from the beginning of a request. What was read before goes. */
  async start(request: ReadingRequestInput): Promise<void> {
    const isTail = request.query.until?.type === 'never';
    this.#buffer = new LineBuffer(isTail ? mostTailed : mostListed);
    const signal = this.#begin({ ...nothingRead, isReading: true });
    await this.#read(request, signal);
  }

  /** Goes on behind what was read. */
  async readOn(): Promise<void> {
    const request = this.#atCursor();
    if (!request) return;
    const { paths, lines, received } = this.#reading;
    const kept = { paths, lines, received };
    await this.#read(request, this.#begin({ ...nothingRead, ...kept, isReading: true }));
  }

  /** What was read stays. */
  stop(): void {
    this.#stop.abort();
    this.#reading = { ...this.#reading, isReading: false };
    this.#paint();
  }

  #atCursor(): ReadingRequestInput | undefined {
    const cursor = this.#reading.progress?.cursor;
    if (!this.#request || cursor === undefined || cursor === '') return undefined;
    const query = { ...this.#request.query, from: { type: 'cursor' as const, cursor } };
    return { ...this.#request, query };
  }

  /** A new reading ends the one before, and what that one still says is not heard. */
  #begin(reading: Reading): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#reading = reading;
    this.#paint();
    return this.#stop.signal;
  }

  async #read(request: ReadingRequestInput, signal: AbortSignal): Promise<void> {
    this.#request = request;
    try {
      for await (const message of this.#world.open(request, signal)) {
        if (signal.aborted) return;
        this.#take(message);
      }
      if (!signal.aborted && this.#isCutOff(request)) await this.#resume(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (this.#isCutOff(request)) await this.#resume(signal);
      else this.#reading = { ...this.#reading, failure: toFailure(error) };
    }
    if (signal.aborted) return;
    this.#reading = { ...this.#reading, isReading: false };
    this.#paint();
  }

  /** A tail that stopped without a reason lost its connection. */
  #isCutOff({ query }: ReadingRequestInput): boolean {
    const { failure, progress } = this.#reading;
    return query.until?.type === 'never' && !failure && progress?.reason === undefined;
  }

  async #resume(signal: AbortSignal): Promise<void> {
    await this.#world.sleep(resumePauseMs);
    const request = this.#atCursor() ?? this.#request;
    if (signal.aborted || !request) return;
    this.#reading = { ...this.#reading, resumed: this.#reading.resumed + 1 };
    await this.#read(request, signal);
  }

  #take(message: ReadingMessage): void {
    const before = this.#reading;
    if (message.type === 'failure') this.#reading = { ...before, failure: message.failure };
    else {
      this.#buffer.push(message.lines);
      this.#reading = {
        ...before,
        progress: message.progress,
        histogram: this.#histogramOf(message.progress),
        received: before.received + message.lines.length + message.skipped,
        newCount: before.newCount + message.lines.length,
        paths: message.paths ?? before.paths,
      };
    }
    this.#paint();
  }

  #histogramOf({ histogram, tookMs, reason }: ReadProgress): ArrivalHistogram {
    const before = this.#reading.histogram;
    const isEarly = tookMs >= this.#histogramMs && tookMs < this.#histogramMs + histogramPauseMs;
    if (before && isEarly && reason === undefined) return before;
    this.#histogramMs = tookMs;
    return histogram;
  }

  #paint(): void {
    if (this.#isPaintDue) return;
    this.#isPaintDue = true;
    this.#world.beforePaint(() => {
      this.#isPaintDue = false;
      this.#reading = { ...this.#reading, lines: this.#buffer.snapshot() };
      for (const listener of this.#listeners) listener();
    });
  }
}
