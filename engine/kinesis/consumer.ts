import type { Consumer, ConsumerStatus } from '@aws-sdk/client-kinesis';
import type { Tags } from './tags.ts';

/** What is stored of a stream's consumer. Its state follows from the time alone. */
export interface ConsumerRow {
  name: string;
  createdAtMs: number;
  /** When CREATING ends. */
  activeAtMs: number;
  /** When DELETING ends; missing while nobody deregistered it. */
  goneAtMs?: number;
  tags: Tags;
  /** JSON text. */
  resourcePolicy?: string | undefined;
}

export function consumerStatus(row: ConsumerRow, nowMs: number): ConsumerStatus {
  if (row.goneAtMs !== undefined) return 'DELETING';
  return nowMs < row.activeAtMs ? 'CREATING' : 'ACTIVE';
}

export const livingConsumers = (rows: readonly ConsumerRow[], nowMs: number): ConsumerRow[] =>
  rows.filter(({ goneAtMs = Infinity }) => nowMs < goneAtMs);

export const consumerArn = (streamArn: string, { name, createdAtMs }: ConsumerRow): string =>
  `${streamArn}/consumer/${name}:${Math.floor(createdAtMs / 1000)}`;

/** A consumer as it is registered and listed. */
export const describeConsumer = (
  streamArn: string,
  row: ConsumerRow,
  nowMs: number,
): Required<Consumer> => ({
  ConsumerName: row.name,
  ConsumerARN: consumerArn(streamArn, row),
  ConsumerStatus: consumerStatus(row, nowMs),
  ConsumerCreationTimestamp: new Date(row.createdAtMs),
});
