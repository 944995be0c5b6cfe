import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

/** Of every tab that shows a stream's load. */
export const liveParams = {
  window: parseAsString,
  /** Paused there: the end of the window, in milliseconds since 1970. Absent while live. */
  until: parseAsInteger,
};

export const monitoringParams = {
  ...liveParams,
  /** Shards whose limits are drawn; none means the eight with the most load. */
  shards: parseAsArrayOf(parseAsString).withDefault([]),
  order: parseAsStringLiteral(['hash', 'hottest']).withDefault('hash'),
  scale: parseAsStringLiteral(['limit', 'traffic']).withDefault('limit'),
};

/** How a place of the hash space is named: by what hashes to it, or by itself. */
const lookups = ['key', 'hash'] as const;

/** Where a shard is to be split. */
export const splitPlaces = ['middle', 'median', 'key', 'hash'] as const;

export const shardsParams = {
  ...liveParams,
  /** One shard, or two neighbours. */
  shard: parseAsArrayOf(parseAsString).withDefault([]),
  /** What is asked the place of: a partition key, or an explicit hash key. */
  key: parseAsString.withDefault(''),
  look: parseAsStringLiteral(lookups).withDefault('key'),
  split: parseAsStringLiteral(splitPlaces).withDefault('middle'),
  /** The partition key or the hash key to split at. */
  at: parseAsString.withDefault(''),
};
