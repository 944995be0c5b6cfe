import { shardReadBytesPerSecond, shardReadsPerSecond } from '#lib/kinesis/limits.ts';

/** One read a second, and a tenth of the bytes, are left to whoever else reads the shard. */
const readIntervalMs = 1_000 / (shardReadsPerSecond - 1);
const bytesPerMs = (0.9 * shardReadBytesPerSecond) / 1_000;

/** Paces the GetRecords calls on one shard, and remembers how many there were in the busiest second. */
export interface ReadBudget {
  /** How long to wait before the next call. */
  waitMs(nowMs: number): number;
  /** A call made then brought so much. */
  spend(nowMs: number, bytes: number): void;
  /** A call was refused: the shard's reads are spent by others too. */
  refused(nowMs: number): void;
  readonly refusalsInARow: number;
  /** The most calls within any second. */
  readonly peakPerSecond: number;
}

const firstPauseMs = 500;
const longestPauseMs = 4_000;

export function createReadBudget(): ReadBudget {
  let nextMs = 0;
  let refusalsInARow = 0;
  let lastSecond: number[] = [];
  let peakPerSecond = 0;
  return {
    waitMs: (nowMs) => Math.max(0, nextMs - nowMs),
    spend(nowMs, bytes) {
      nextMs = nowMs + Math.max(readIntervalMs, bytes / bytesPerMs);
      lastSecond = [...lastSecond.filter((atMs) => atMs > nowMs - 1_000), nowMs];
      peakPerSecond = Math.max(peakPerSecond, lastSecond.length);
      refusalsInARow = 0;
    },
    refused(nowMs) {
      nextMs = nowMs + Math.min(longestPauseMs, firstPauseMs * 2 ** refusalsInARow);
      refusalsInARow += 1;
    },
    get refusalsInARow() {
      return refusalsInARow;
    },
    get peakPerSecond() {
      return peakPerSecond;
    },
  };
}
