import type { Entry } from '#lib/jobs/batch.ts';
import type { GeneratorSample } from '#lib/jobs/generator-report.ts';

/** A record that was acknowledged, and where it is. */
export interface SentRecord {
  entry: Entry;
  shardId: string;
  sequenceNumber: string;
  atMs: number;
}

const mostSampleBytes = 4_096;

/** As a card shows it. */
export function describeSample({ entry, ...rest }: SentRecord, encrypts: boolean): GeneratorSample {
  const { partitionKey, bytes, clear, data, records } = entry;
  const text = new TextDecoder().decode(clear.subarray(0, mostSampleBytes));
  // An aggregate's data are never the first record's own.
  return { ...rest, partitionKey, bytes, records, isEncrypted: encrypts && clear !== data, text };
}
