import {
  shardReadBytesPerSecond,
  shardReadsPerSecond,
  shardWriteBytesPerSecond,
  shardWriteRecordsPerSecond,
} from '#lib/kinesis/limits.ts';

/** What one shard does in a second. */
export interface ShardRates {
  bytesIn: number;
  recordsIn: number;
  bytesOut: number;
  reads: number;
}

/** One of the four limits of a shard. */
export type ShardLimit = keyof ShardRates;

export const shardLimits: Readonly<Record<ShardLimit, number>> = {
  bytesIn: shardWriteBytesPerSecond,
  recordsIn: shardWriteRecordsPerSecond,
  bytesOut: shardReadBytesPerSecond,
  reads: shardReadsPerSecond,
};

/** A share of a limit (1 is all of it) and which limit it is of. */
export interface Utilisation {
  share: number;
  binding: ShardLimit;
}

/** `max(bytes/s ÷ 1 MiB, records/s ÷ 1,000)`, and which of the two it was. */
export const writeUtilisation = (rates: Pick<ShardRates, 'bytesIn' | 'recordsIn'>): Utilisation =>
  larger(rates, 'bytesIn', 'recordsIn');

/** `max(bytes/s ÷ 2 MiB, reads/s ÷ 5)`, and which of the two it was. */
export const readUtilisation = (rates: Pick<ShardRates, 'bytesOut' | 'reads'>): Utilisation =>
  larger(rates, 'bytesOut', 'reads');

/** The limit that binds of all four. */
export function utilisation(rates: ShardRates): Utilisation {
  const write = writeUtilisation(rates);
  const read = readUtilisation(rates);
  return read.share > write.share ? read : write;
}

function larger<Limit extends ShardLimit>(
  rates: Pick<ShardRates, Limit>,
  first: Limit,
  second: Limit,
): Utilisation {
  const one = rates[first] / shardLimits[first];
  const other = rates[second] / shardLimits[second];
  return other > one ? { share: other, binding: second } : { share: one, binding: first };
}
