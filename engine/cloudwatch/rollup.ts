import {
  addTo,
  type Block,
  createBlock,
  everySeries,
  visitBlock,
  type Visit,
} from '#engine/cloudwatch/block.ts';
import {
  chunksPerMinuteChunk,
  minuteChunkAt,
  minuteChunkMs,
  minuteChunkOf,
  minuteStepOf,
} from '#engine/cloudwatch/chunks.ts';
import { encodeFrame, visitFrames } from '#engine/cloudwatch/frame.ts';
import type { FrameTable } from '#engine/cloudwatch/frame-table.ts';
import type { Store, Table } from '#engine/core/store.ts';

/** Groups rolled up at once: enough for 30,000 series, and a few milliseconds at most. */
const groupsAtOnce = 8;

/**
 * Makes minutes of seconds, 5 minutes of a group at a time. It is done after the fact and from what is stored, so
 * that a killed process loses none of it: what was not rolled up is found at the next start.
 */
export class Rollup {
  readonly #seconds: FrameTable;
  readonly #minutes: FrameTable;
  readonly #state: Table<number, string>;
  /** Groups that are stored by the second only, by chunk of minutes. */
  readonly #waiting = new Map<number, Set<number>>();
  /** Before this chunk of minutes everything is rolled up. */
  #doneTo: number;

  constructor(store: Store, seconds: FrameTable, minutes: FrameTable) {
    this.#seconds = seconds;
    this.#minutes = minutes;
    this.#state = store.table('cloudwatch-state');
    this.#doneTo = this.#state.get('rolledUpTo') ?? 0;
    for (const { chunk, group } of seconds.from(this.#doneTo * chunksPerMinuteChunk))
      this.#await(minuteChunkOf(chunk), group);
  }

  /** Is told of each block of seconds that is stored. */
  note(chunk: number, group: number, block: Block, nowMs: number): void {
    this.#passSilence(nowMs);
    const minuteChunk = minuteChunkOf(chunk);
    if (minuteChunk >= this.#doneTo) this.#await(minuteChunk, group);
    else this.#addLate(minuteChunk, minuteStepOf(chunk), group, block);
  }

  /** When the next chunk of minutes is over; `undefined` when none waits. */
  get dueMs(): number | undefined {
    const oldest = this.oldestWaiting;
    return oldest === undefined ? undefined : (oldest + 1) * minuteChunkMs;
  }

  /** The oldest chunk of minutes that still needs its seconds. */
  get oldestWaiting(): number | undefined {
    let oldest: number | undefined;
    for (const minuteChunk of this.#waiting.keys())
      if (oldest === undefined || minuteChunk < oldest) oldest = minuteChunk;
    return oldest;
  }

  /** Rolls up some groups of the oldest chunk of minutes, if it is over. */
  work(nowMs: number): void {
    const minuteChunk = this.oldestWaiting;
    if (minuteChunk === undefined || (minuteChunk + 1) * minuteChunkMs > nowMs) return;
    const groups = this.#waiting.get(minuteChunk) ?? new Set();
    for (const group of [...groups].slice(0, groupsAtOnce)) {
      this.#rollUp(minuteChunk, group);
      groups.delete(group);
    }
    if (groups.size > 0) return;
    this.#waiting.delete(minuteChunk);
    this.#doneTo = minuteChunk + 1;
    void this.#state.put('rolledUpTo', this.#doneTo);
  }

  /** Visits the minutes of what is stored, rolled up or not. Steps are minutes; one may come in parts. */
  visit(minuteChunk: number, group: number, wanted: Uint8Array, visit: Visit): void {
    if (this.#waiting.get(minuteChunk)?.has(group)) {
      this.#visitSeconds(minuteChunk, group, wanted, visit);
      return;
    }
    const frames = this.#minutes.get(minuteChunk, group);
    if (frames) visitFrames(frames, wanted, visit);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Where nothing waits all is done: what comes of the past then goes into its minutes at once. */
  #passSilence(nowMs: number): void {
    const present = minuteChunkAt(nowMs);
    if (present <= this.#doneTo || (this.oldestWaiting ?? present) < present) return;
    this.#doneTo = present;
    void this.#state.put('rolledUpTo', present);
  }

  #await(minuteChunk: number, group: number): void {
    const groups = this.#waiting.get(minuteChunk);
    if (groups) groups.add(group);
    else this.#waiting.set(minuteChunk, new Set([group]));
  }

  #rollUp(minuteChunk: number, group: number): void {
    const block = createBlock();
    this.#visitSeconds(minuteChunk, group, everySeries, addTo(block));
    const frame = encodeFrame(block);
    if (frame) this.#minutes.replace(minuteChunk, group, frame);
  }

  /** Clients report of the past; and over a restart time itself may go back. These minutes have been rolled up before. */
  #addLate(minuteChunk: number, minuteStep: number, group: number, seconds: Block): void {
    const block = createBlock();
    const add = addTo(block);
    visitBlock(seconds, everySeries, (slot, _, sum, min, max, count) =>
      add(slot, minuteStep, sum, min, max, count),
    );
    const frame = encodeFrame(block);
    if (frame) this.#minutes.append(minuteChunk, group, frame);
  }

  #visitSeconds(minuteChunk: number, group: number, wanted: Uint8Array, visit: Visit): void {
    const first = minuteChunk * chunksPerMinuteChunk;
    for (let chunk = first; chunk < first + chunksPerMinuteChunk; chunk++) {
      const frames = this.#seconds.get(chunk, group);
      if (!frames) continue;
      const minuteStep = minuteStepOf(chunk);
      visitFrames(frames, wanted, (slot, _, sum, min, max, count) =>
        visit(slot, minuteStep, sum, min, max, count),
      );
    }
  }
}
