import {
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsFloat,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import { dataViews } from '#components/records/record-data.tsx';
import { dataFormats } from '#lib/records/record-query.ts';

export const beginnings = ['horizon', 'latest', 'ago', 'time', 'at', 'after', 'cursor'] as const;
export const ends = ['now', 'time', 'count', 'live'] as const;

/** What is read. A link with these reads the same again. */
export const readingParams = {
  from: parseAsStringLiteral(beginnings).withDefault('horizon'),
  /** Seconds, for `ago`. */
  ago: parseAsInteger.withDefault(900),
  /** For `time`. */
  time: parseAsIsoDateTime,
  /** For `at` and `after`. */
  sequence: parseAsString.withDefault(''),
  /** For `cursor`: where an earlier reading stopped. */
  cursor: parseAsString.withDefault(''),
  until: parseAsStringLiteral(ends).withDefault('now'),
  /** For `until=time`. */
  untilTime: parseAsIsoDateTime,
  /** For `until=count`. */
  count: parseAsInteger.withDefault(100),
  /** None means all. */
  shards: parseAsArrayOf(parseAsString).withDefault([]),
  follow: parseAsBoolean.withDefault(true),
  /** At most so many at a time; reading goes on when asked to. */
  page: parseAsInteger.withDefault(1_000),
  /** Text that the key or the data must contain. */
  find: parseAsString.withDefault(''),
  /** JavaScript. */
  filter: parseAsString.withDefault(''),
  /** JSON paths. */
  columns: parseAsArrayOf(parseAsString).withDefault([]),
  as: parseAsStringLiteral(dataFormats).withDefault('auto'),
  schema: parseAsString.withDefault(''),
  message: parseAsString.withDefault(''),
  unfold: parseAsBoolean.withDefault(true),
  /** Reads a second and shard. */
  reads: parseAsFloat.withDefault(2),
  /** A selection, by record: then only these are read. */
  only: parseAsArrayOf(parseAsString).withDefault([]),
};

export type ReadingChoice = inferParserType<typeof readingParams>;

/** How what was read is looked at. */
export const viewParams = {
  /** `shardId:sequenceNumber`, and a third part within an aggregate. */
  record: parseAsString,
  view: parseAsStringLiteral(dataViews),
  /** A column; a minus before it is the other way round. Empty is by arrival. */
  sort: parseAsString.withDefault(''),
  picked: parseAsArrayOf(parseAsString).withDefault([]),
};
