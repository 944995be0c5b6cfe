import type { StreamReader } from '#lib/lab-client/observation-types.ts';
import { readerOutlook, type ReaderOutlook } from '#lib/kinesis/reader-outlook.ts';

/** One reader's place in one shard. */
export interface ReaderRow {
  readonly key: string;
  readonly shardId: string;
  readonly behindMs: number;
  /** Of the retention; from 1 on records expire unread. */
  readonly share: number;
  readonly recordsBehind: number;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly readsPerSecond: number;
  readonly throttledReads: number;
  readonly isFinished: boolean;
  readonly outlook: ReaderOutlook;
  readonly sequenceNumber: string | undefined;
  readonly arrivedAtMs: number | undefined;
}

/** All that one reader reads of a stream, the worst shard first. */
export interface ReaderGroup {
  readonly key: string;
  readonly name: string;
  /** How it is told from others. */
  readonly identity: string;
  readonly isFanOut: boolean;
  readonly rows: readonly ReaderRow[];
  /** The greatest share of the retention that it is behind. */
  readonly worst: number;
}

/** Readers with what they read, the one nearest to the edge first. */
export function readerGroups(readers: readonly StreamReader[], retentionMs: number): ReaderGroup[] {
  const byReader = Map.groupBy(readers, identityOf);
  return [...byReader]
    .map(([key, own]) => groupOf(key, own, retentionMs))
    .toSorted((a, b) => b.worst - a.worst || a.name.localeCompare(b.name));
}

const identityOf = ({ AccessKeyId = '', UserAgent = '', ConsumerName = '' }: StreamReader) =>
  [ConsumerName, AccessKeyId, UserAgent].join('\n');

function groupOf(key: string, own: readonly StreamReader[], retentionMs: number): ReaderGroup {
  const [{ AccessKeyId = '', UserAgent = '', ConsumerName } = {} as Partial<StreamReader>] = own;
  const rows = own
    .map((reader) => rowOf(key, reader, retentionMs))
    .toSorted(
      (a, b) =>
        Number(a.isFinished) - Number(b.isFinished) ||
        b.share - a.share ||
        a.shardId.localeCompare(b.shardId),
    );
  return {
    key,
    name: ConsumerName ?? programOf(UserAgent),
    identity: `${UserAgent === '' ? 'no user agent' : UserAgent}, access key …${AccessKeyId.slice(-4)}`,
    isFanOut: ConsumerName !== undefined,
    rows,
    worst: Math.max(0, ...rows.map(({ share }) => share)),
  };
}

/** `app/NAME` is what a program calls itself; else the product that it begins with, such as `aws-sdk-js/3.1143.0`. */
function programOf(userAgent: string): string {
  const app = /(?:^|\s)app\/(\S+)/.exec(userAgent)?.[1];
  return app ?? (userAgent.split(' ')[0] || 'Unnamed reader');
}

function rowOf(group: string, reader: StreamReader, retentionMs: number): ReaderRow {
  const { ShardId: shardId = '', Finished: isFinished = false, SequenceNumber } = reader;
  const behindMs = isFinished ? 0 : (reader.MillisBehindLatest ?? 0);
  const recordsBehind = isFinished ? 0 : (reader.RecordsBehind ?? 0);
  const recordsPerSecond = reader.RecordsPerSecond ?? 0;
  return {
    key: `${group}\n${shardId}`,
    shardId,
    behindMs,
    share: behindMs / retentionMs,
    recordsBehind,
    recordsPerSecond,
    bytesPerSecond: reader.BytesPerSecond ?? 0,
    readsPerSecond: reader.ReadsPerSecond ?? 0,
    throttledReads: reader.ThrottledReads ?? 0,
    isFinished,
    outlook: readerOutlook({ behindMs, recordsBehind, recordsPerSecond, retentionMs }),
    sequenceNumber: SequenceNumber,
    arrivedAtMs: reader.ApproximateArrivalTimestamp?.getTime(),
  };
}
