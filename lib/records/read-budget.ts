import { shardReadBytesPerSecond, shardReadsPerSecond } from '#lib/kinesis/limits.ts';

/** Paces the GetRecords calls on one shard, and knows how many there were. */
export interface ReadBudget {
  /** How long to wait before the next call. */
  waitMs(nowMs: number): number;
  /** A call made then brought so much. */
  spend(nowMs: number, bytes: number): void;
  /** A call was refused: the shard's reads are spent by others too. */
  refused(nowMs: number): void;
  /** Calls a second over the last five seconds. */
  rate(nowMs: number): number;
  readonly refusalsInARow: number;
  /** The most calls within any second. */
  readonly peakPerSecond: number;
}

const firstPauseMs = 500;
const longestPauseMs = 4_000;
const rateWindowMs = 5_000;

/**
 * A part of what a shard's readers share: so many of its five reads a second, and the same part of its two mebibytes.
 * The rest is left to whoever else reads.
 */
export function createReadBudget(readsPerSecond: number): ReadBudget {
  const intervalMs = 1_000 / readsPerSecond;
  const bytesPerMs = ((readsPerSecond / shardReadsPerSecond) * shardReadBytesPerSecond) / 1_000;
  let nextMs = 0;
  let firstMs: number | undefined;
  let refusalsInARow = 0;
  let lately: number[] = [];
  let peakPerSecond = 0;
  return {
    waitMs: (nowMs) => Math.max(0, nextMs - nowMs),
    spend(nowMs, bytes) {
      firstMs ??= nowMs;
      nextMs = nowMs + Math.max(intervalMs, bytes / bytesPerMs);
      lately = [...lately.filter((atMs) => atMs > nowMs - rateWindowMs), nowMs];
      const inSecond = lately.filter((atMs) => atMs > nowMs - 1_000).length;
      peakPerSecond = Math.max(peakPerSecond, inSecond);
      refusalsInARow = 0;
    },
    refused(nowMs) {
      nextMs = nowMs + Math.min(longestPauseMs, firstPauseMs * 2 ** refusalsInARow);
      refusalsInARow += 1;
    },
    rate(nowMs) {
      const spanMs = Math.min(rateWindowMs, Math.max(1_000, nowMs - (firstMs ?? nowMs)));
      return (lately.filter((atMs) => atMs > nowMs - spanMs).length * 1_000) / spanMs;
    },
    get refusalsInARow() {
      return refusalsInARow;
    },
    get peakPerSecond() {
      return peakPerSecond;
    },
  };
}
