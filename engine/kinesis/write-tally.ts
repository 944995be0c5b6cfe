import { shardLimits } from './limits.ts';

/** Larger than what a shard's limit earns in a second. */
export const isLargeRecord = (bytes: number): boolean => bytes > shardLimits.writeBytesPerSecond;

/** What one call did to one shard. Each shard has one, because a map of them costs each record a look-up. */
export class WriteTally {
  bytes = 0;
  records = 0;
  /** Of `bytes`, those of records over a second's worth, which are taken from a tank of their own. */
  largeBytes = 0;
  throttled = 0;

  get isEmpty(): boolean {
    return this.records + this.throttled === 0;
  }

  /** Counts a record that the limits admitted. */
  add(bytes: number): void {
    this.bytes += bytes;
    this.records += 1;
    if (isLargeRecord(bytes)) this.largeBytes += bytes;
  }

  clear(): void {
    this.bytes = 0;
    this.records = 0;
    this.largeBytes = 0;
    this.throttled = 0;
  }
}
