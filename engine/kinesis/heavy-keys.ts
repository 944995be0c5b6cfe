import { type KeyCount, KeySketch, loadOf } from './key-sketch.ts';

/** The last minute is counted in parts, the present one and those that are over. */
export const keyWindowMs = 10_000;
const windowsInAMinute = 6;

/** A key with more than this share of the minute's load is never missed. */
export const surelyFoundShare = 1 / 16;
const counters = 32;

/** What came into a shard, and its heaviest keys. */
export interface KeyLoad {
  /** Of records with and without a key. */
  records: number;
  bytes: number;
  /** How many of the records were looked at; each stands for itself and for some that were not. */
  countedRecords: number;
  keys: KeyCount[];
}

interface Window extends KeyLoad {
  readonly number: number;
}

/**
 * The heaviest partition keys of one shard over the last minute, in bounded memory: 32 counters for the present ten
 * seconds, and of the five times ten before them only the keys over 1/16 of the load.
 */
export class HeavyKeys {
  readonly #sketch = new KeySketch(counters);
  #ended: readonly Window[] = [];
  #number = 0;
  #records = 0;
  #bytes = 0;
  #counted = 0;

  /**
   * Notes a record of `bytes`. An empty key is none, as AUTO streams allow.
   * @param standsFor how many records it stands for, itself included
   */
  add(partitionKey: string, standsFor: number, bytes: number, nowMs: number): void {
    this.#turn(nowMs);
    this.#records += standsFor;
    this.#bytes += standsFor * bytes;
    this.#counted += 1;
    if (partitionKey !== '') this.#sketch.add(partitionKey, standsFor, standsFor * bytes);
  }

  /** Totals and keys since `startOfMinute`, the keys in no order. */
  lastMinute(nowMs: number): KeyLoad {
    this.#turn(nowMs);
    return [...this.#ended, this.#present(0)].reduce(combine, emptyLoad());
  }

  isIdle(nowMs: number): boolean {
    this.#turn(nowMs);
    return this.#ended.length === 0 && this.#counted === 0;
  }

  /** Ends the present part if its time is over, and forgets what is older than a minute. */
  #turn(nowMs: number): void {
    const number = Math.floor(nowMs / keyWindowMs);
    if (number === this.#number) return;
    if (this.#counted > 0)
      this.#ended = [
        ...this.#ended,
        this.#present(surelyFoundShare * loadOf(this.#records, this.#bytes)),
      ];
    this.#ended = this.#ended.filter((window) => window.number > number - windowsInAMinute);
    this.#sketch.clear();
    this.#records = this.#bytes = this.#counted = 0;
    this.#number = number;
  }

  #present(leastLoad: number): Window {
    return {
      number: this.#number,
      records: this.#records,
      bytes: this.#bytes,
      countedRecords: this.#counted,
      keys: this.#sketch.above(leastLoad),
    };
  }
}

/** When the last minute's first part began: at most a minute ago, at least 50 seconds. */
export const startOfMinute = (nowMs: number): number =>
  (Math.floor(nowMs / keyWindowMs) - windowsInAMinute + 1) * keyWindowMs;

const emptyLoad = (): KeyLoad => ({ records: 0, bytes: 0, countedRecords: 0, keys: [] });

function combine(sum: KeyLoad, { records, bytes, countedRecords, keys }: KeyLoad): KeyLoad {
  const byKey = new Map(sum.keys.map((count) => [count.partitionKey, count]));
  for (const count of keys) {
    const known = byKey.get(count.partitionKey);
    if (!known) {
      byKey.set(count.partitionKey, { ...count });
      continue;
    }
    known.records += count.records;
    known.bytes += count.bytes;
    known.recordsOver += count.recordsOver;
    known.bytesOver += count.bytesOver;
  }
  return {
    records: sum.records + records,
    bytes: sum.bytes + bytes,
    countedRecords: sum.countedRecords + countedRecords,
    keys: [...byKey.values()],
  };
}
