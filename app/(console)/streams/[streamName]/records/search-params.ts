import {
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import { dataViews } from '#components/records/record-data.tsx';

export const positions = ['horizon', 'latest', 'ago', 'time', 'at', 'after'] as const;

export const scopes = ['open', 'all', 'chosen'] as const;

/** What is read. A link with these reads the same again. */
export const readingParams = {
  from: parseAsStringLiteral(positions).withDefault('horizon'),
  /** Seconds, for `ago`. */
  ago: parseAsInteger.withDefault(300),
  /** For `time`. */
  time: parseAsIsoDateTime,
  /** For `at` and `after`. */
  sequence: parseAsString.withDefault(''),
  on: parseAsStringLiteral(scopes).withDefault('open'),
  /** For `chosen`. */
  shards: parseAsArrayOf(parseAsString).withDefault([]),
  count: parseAsInteger.withDefault(100),
  /** Text that the key or the data must contain. */
  find: parseAsString.withDefault(''),
};

export type ReadingChoice = inferParserType<typeof readingParams>;

/** What is looked at. */
export const recordParams = {
  /** Shard id and sequence number with a colon between them. */
  record: parseAsString,
  view: parseAsStringLiteral(dataViews),
};

export const recordId = (record: { shardId: string; sequenceNumber: string }): string =>
  `${record.shardId}:${record.sequenceNumber}`;

export function parseRecordId(id: string): { shardId: string; sequenceNumber: string } | undefined {
  const [shardId = '', sequenceNumber = '', ...more] = id.split(':');
  const isRecord = shardId !== '' && /^\d{1,129}$/.test(sequenceNumber) && more.length === 0;
  return isRecord ? { shardId, sequenceNumber } : undefined;
}
