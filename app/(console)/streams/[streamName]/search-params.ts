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

export const shardsParams = {
  ...liveParams,
  shard: parseAsString,
  /** A partition key whose place is asked for. */
  key: parseAsString.withDefault(''),
};
