import { addSamples, type Block, cellAt, createBlock } from '#engine/cloudwatch/block.ts';
import {
  chunkAt,
  chunkMs,
  chunksPerMinuteChunk,
  minuteChunkAt,
  minuteChunkMs,
} from '#engine/cloudwatch/chunks.ts';
import { FrameTable } from '#engine/cloudwatch/frame-table.ts';
import { encodeFrame } from '#engine/cloudwatch/frame.ts';
import type { Group } from '#engine/cloudwatch/group.ts';
import { minutesRetentionMs, secondsRetentionMs } from '#engine/cloudwatch/limits.ts';
import { readMetrics, type Statistics, type Window } from '#engine/cloudwatch/metric-reader.ts';
import { Rollup } from '#engine/cloudwatch/rollup.ts';
import { type Scope, SeriesCatalog } from '#engine/cloudwatch/series-catalog.ts';
import type { OpenCell, Series } from '#engine/cloudwatch/series.ts';
import type { Cancel, Clock } from '#engine/core/clock.ts';
import type { MetricIdentity, Metrics, MetricSeries } from '#engine/core/metrics.ts';
import type { Store } from '#engine/core/store.ts';

/** Expired data is not shown; deleting it can wait for so long. */
const sweepEveryMs = 5 * 60_000;

/** Deleted at once; where more has expired, the rest goes 5 seconds later. */
const mostFramesASweep = 2_000;

/** What a client reports of one metric at one moment. */
export interface Sample {
  readonly identity: MetricIdentity;
  readonly timeMs: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** More than 0. */
  readonly count: number;
}

/**
 * What metrics did: by the second for 3 hours, by the minute for 15 days. Memory holds the last 5 seconds of those that
 * are active; everything else is on disk.
 */
export class MetricStore implements Metrics {
  readonly catalog: SeriesCatalog;
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #seconds: FrameTable;
  readonly #minutes: FrameTable;
  readonly #rollup: Rollup;
  /** Groups that hold a block. */
  readonly #active = new Set<Group>();
  readonly #gatherings: (() => void)[] = [];
  #dueMs = Number.POSITIVE_INFINITY;
  #sweepMs = Number.POSITIVE_INFINITY;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, store: Store) {
    this.#clock = clock;
    this.#store = store;
    this.#seconds = new FrameTable(store, 'cloudwatch-seconds');
    this.#minutes = new FrameTable(store, 'cloudwatch-minutes');
    this.#rollup = new Rollup(store, this.#seconds, this.#minutes);
    this.catalog = new SeriesCatalog(store, clock, this.#openCell);
    this.#sweepMs = this.#nextSweepMs(clock.now());
    this.#wakeAt(this.#nextDueMs(clock.now()));
  }

  series(identity: MetricIdentity): MetricSeries {
    return this.catalog.open(identity);
  }

  beforeReading(addGathered: () => void): void {
    this.#gatherings.push(addGathered);
  }

  /** Takes in what services have gathered and not yet added. To be called before metrics are looked at. */
  gather(): void {
    for (const addGathered of this.#gatherings) addGathered();
  }

  /** What series did, in the order in which they are given. */
  read(series: readonly Series[], window: Window): Statistics[] {
    const sources = { seconds: this.#seconds, rollup: this.#rollup };
    return readMetrics(sources, series, window, this.#clock.now());
  }

  /** Adds samples at times of their own. Resolves once they are on disk. */
  async put(samples: readonly Sample[]): Promise<void> {
    const placed = samples.map((sample) => {
      const series = this.catalog.open(sample.identity);
      const place = series.place ?? this.catalog.settle(series);
      return { sample, ...place, chunk: chunkAt(sample.timeMs) };
    });
    for (const [group, inGroup] of Map.groupBy(placed, (one) => one.group)) {
      for (const [chunk, inChunk] of Map.groupBy(inGroup, (one) => one.chunk)) {
        const block = createBlock();
        for (const { sample, slot } of inChunk) {
          const { timeMs, sum, min, max, count } = sample;
          const second = Math.floor(timeMs / 1000);
          group.lastSeconds[slot] = Math.max(group.lastSeconds[slot] ?? 0, second);
          const cell = cellAt(slot, second - (chunk * chunkMs) / 1000);
          addSamples(block, cell, sum, min, max, count);
        }
        this.#keep(group, chunk, block);
      }
    }
    this.#wakeAt(this.#nextDueMs(this.#clock.now()));
    await this.#store.committed();
  }

  /** Forgets the metrics of an account-region, or all. What its series do from now on is new. */
  async reset(scope?: Scope): Promise<void> {
    if (scope) {
      // Frames hold many series: the numbers in them no longer mean anything, and expire.
      this.catalog.forgetScope(scope);
      return this.#store.committed();
    }
    this.catalog.forgetIdle(Number.POSITIVE_INFINITY);
    for (const group of this.#active) group.empty();
    this.#rollup.clear();
    await Promise.all([this.#seconds.clear(), this.#minutes.clear()]);
  }

  /** Writes what is in memory, and stops. */
  async close(): Promise<void> {
    this.#cancel?.();
    for (const group of this.#active) this.#write(group);
    await this.#store.committed();
  }

  readonly #openCell: OpenCell = (series, second) => {
    const { group, slot } = series.place ?? this.catalog.settle(series);
    const chunk = chunkAt(second * 1000);
    if (group.chunk !== chunk) this.#enterChunk(group, chunk);
    group.lastSeconds[slot] = Math.max(group.lastSeconds[slot] ?? 0, second);
    return { block: group.block, cell: cellAt(slot, second - (chunk * chunkMs) / 1000) };
  };

  #enterChunk(group: Group, chunk: number): void {
    this.#write(group);
    group.chunk = chunk;
    this.#active.add(group);
    this.#wakeAt((chunk + 1) * chunkMs);
  }

  #write(group: Group): void {
    if (group.chunk === undefined) return;
    this.#keep(group, group.chunk, group.block);
    group.empty();
  }

  #keep(group: Group, chunk: number, block: Block): void {
    const frame = encodeFrame(block);
    if (!frame) return;
    const nowMs = this.#clock.now();
    this.#seconds.append(chunk, group.index, frame);
    this.#rollup.note(chunk, group.index, block, nowMs);
    this.catalog.noteActivity(group);
    this.#sweepMs = Math.min(this.#sweepMs, nowMs + sweepEveryMs);
  }

  /** Writes the chunks that are over, makes minutes of them, and deletes what has expired. */
  readonly #tick = (): void => {
    const nowMs = this.#clock.now();
    this.gather();
    const chunk = chunkAt(nowMs);
    for (const group of this.#active) {
      if (group.chunk === undefined) {
        group.release();
        this.#active.delete(group);
      } else if (group.chunk < chunk) this.#write(group);
    }
    this.#rollup.work(nowMs);
    if (nowMs >= this.#sweepMs) this.#sweep(nowMs);
    this.#cancel = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#wakeAt(this.#nextDueMs(nowMs));
  };

  #nextDueMs(nowMs: number): number {
    const nextChunkMs = (chunkAt(nowMs) + 1) * chunkMs;
    if (this.#active.size > 0) return nextChunkMs;
    const rollupMs = this.#rollup.dueMs ?? Number.POSITIVE_INFINITY;
    return Math.max(nextChunkMs, Math.min(rollupMs, this.#sweepMs));
  }

  #wakeAt(dueMs: number): void {
    if (dueMs >= this.#dueMs || dueMs === Number.POSITIVE_INFINITY) return;
    this.#cancel?.();
    this.#dueMs = dueMs;
    this.#cancel = this.#clock.after(dueMs - this.#clock.now(), this.#tick);
  }

  #sweep(nowMs: number): void {
    const waiting = this.#rollup.oldestWaiting ?? Number.POSITIVE_INFINITY;
    const secondsTo = Math.min(chunkAt(nowMs - secondsRetentionMs), waiting * chunksPerMinuteChunk);
    const minutesTo = minuteChunkAt(nowMs - minutesRetentionMs);
    const hasMoreSeconds = this.#seconds.removeBefore(secondsTo, mostFramesASweep);
    const hasMoreMinutes = this.#minutes.removeBefore(minutesTo, mostFramesASweep);
    this.catalog.forgetIdle((nowMs - minutesRetentionMs) / 1000);
    this.#sweepMs = hasMoreSeconds || hasMoreMinutes ? nowMs + chunkMs : this.#nextSweepMs(nowMs);
  }

  /** When the oldest of what is stored expires. */
  #nextSweepMs(nowMs: number): number {
    const seconds = this.#seconds.first() ?? Number.POSITIVE_INFINITY;
    const minutes = this.#minutes.first() ?? Number.POSITIVE_INFINITY;
    const expiryMs = Math.min(
      (seconds + 1) * chunkMs + secondsRetentionMs,
      (minutes + 1) * minuteChunkMs + minutesRetentionMs,
    );
    return Math.max(nowMs + sweepEveryMs, expiryMs);
  }
}
