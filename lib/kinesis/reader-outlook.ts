/** What is known of a reader's place in a shard. */
interface ReaderPace {
  /** Age of the oldest record that it has not been given. */
  readonly behindMs: number;
  /** How many records it has not been given. */
  readonly recordsBehind: number;
  /** What it is given, over the last minute. */
  readonly recordsPerSecond: number;
  readonly retentionMs: number;
}

/** What becomes of a reader if all goes on as it does. */
export type ReaderOutlook =
  /** It has read, or is about to read, all there is. */
  | { readonly kind: 'tip' }
  | { readonly kind: 'catchingUp'; readonly inMs: number }
  /** It falls no further behind, or so slowly that records do not expire before a year. */
  | { readonly kind: 'steady' }
  /** What it has not read expires in so long. */
  | { readonly kind: 'falling'; readonly inMs: number };

/** A reader that polls once a second is a little behind all the time. */
const tipMs = 5_000;
const yearMs = 365 * 24 * 3_600_000;

/**
 * How fast a reader goes through time is its rate against how dense the records are that lie before it. Time itself
 * goes by at 1: a reader slower than that comes nearer to the edge where records expire.
 */
export function readerOutlook(pace: ReaderPace): ReaderOutlook {
  const { behindMs, recordsBehind, recordsPerSecond, retentionMs } = pace;
  if (behindMs <= tipMs || recordsBehind <= 0) return { kind: 'tip' };
  const recordsPerMs = recordsBehind / behindMs;
  const speed = recordsPerSecond / 1_000 / recordsPerMs;
  if (speed > 1) return { kind: 'catchingUp', inMs: behindMs / (speed - 1) };
  const leftMs = Math.max(0, retentionMs - behindMs);
  const inMs = speed === 1 ? Number.POSITIVE_INFINITY : leftMs / (1 - speed);
  return inMs > yearMs ? { kind: 'steady' } : { kind: 'falling', inMs };
}
