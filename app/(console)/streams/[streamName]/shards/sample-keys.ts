import { hashKeyOf } from '#lib/kinesis/hash-key.ts';
import type { HashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import type { KeyLoad } from '#lib/kinesis/key-load.ts';

/** How a shard's recent records are read: a page after another, until there are none. */
export interface SampleReads {
  /** The next page; `isLast` at the tip. A read that the shard's limits refuse fails with `isThrottle` true of its error. */
  next: () => Promise<{ records: readonly SampledRecord[]; isLast: boolean }>;
  isThrottle: (error: unknown) => boolean;
  /** Leaves reads to others. */
  pause: () => Promise<void>;
}

interface SampledRecord {
  readonly partitionKey: string;
  readonly bytes: number;
}

/** Which keys the recent records of a shard carry. */
export interface KeySample {
  /** The heaviest first. */
  readonly keys: readonly KeyLoad[];
  readonly records: number;
  readonly bytes: number;
  /** GetRecords calls that it took. */
  readonly reads: number;
  /** Records whose key hashes to elsewhere: they were put with an explicit hash key, so their place is not known. */
  readonly elsewhere: number;
  readonly why: 'tip' | 'budget' | 'throttled';
}

export const mostSampleReads = 6;
const mostRecords = 10_000;
const mostBytes = 4 * 1_024 * 1_024;

/** Reads within a budget, and counts the keys. */
export async function sampleKeys(range: HashKeyRange, reads: SampleReads): Promise<KeySample> {
  const byKey = new Map<string, { records: number; bytes: number }>();
  const sum = { records: 0, bytes: 0, reads: 0 };
  let why: KeySample['why'] = 'budget';
  while (sum.reads < mostSampleReads && sum.records < mostRecords && sum.bytes < mostBytes) {
    if (sum.reads > 0) await reads.pause();
    const page = await reads.next().catch((error: unknown) => {
      if (!reads.isThrottle(error)) throw error;
    });
    sum.reads += 1;
    if (!page) {
      why = 'throttled';
      break;
    }
    for (const { partitionKey, bytes } of page.records) {
      const known = byKey.get(partitionKey) ?? { records: 0, bytes: 0 };
      byKey.set(partitionKey, { records: known.records + 1, bytes: known.bytes + bytes });
      sum.records += 1;
      sum.bytes += bytes;
    }
    if (page.isLast) {
      why = 'tip';
      break;
    }
  }
  const all = await Promise.all(
    byKey.entries().map(async ([key, load]) => ({ key, hashKey: await hashKeyOf(key), ...load })),
  );
  const here = all.filter(({ hashKey }) => range.start <= hashKey && hashKey <= range.end);
  const placed = here.reduce((count, { records }) => count + records, 0);
  return {
    ...sum,
    keys: here.toSorted((a, b) => b.records - a.records || b.bytes - a.bytes),
    elsewhere: sum.records - placed,
    why,
  };
}
