import type { StreamSigns } from './fleet-signs.ts';
import { hotFrom } from '#lib/format/load-level.ts';
import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';

/** Why a person should look at a stream; `none` where there is nothing to do. */
export type NeedKind = 'falling-off' | 'throttled' | 'late' | 'hot' | 'none';

export interface StreamNeed {
  kind: NeedKind;
  /** The larger, the sooner it wants to be seen. Comparable between streams. */
  urgency: number;
}

/** What is known of a stream's shards and settings, where it was looked at. */
export interface Known {
  hottestShare?: number | undefined;
  retentionHours?: number | undefined;
}

/** From here on a reader may lose records while somebody finishes lunch. */
const fallingOffFrom = 0.9;
/** A reader that is half of the retention behind does not keep up. */
export const lateFrom = 0.5;

/** What AWS keeps at least, and what is taken where a stream was not asked yet. */
const leastRetentionHours = 24;

const ranks: Readonly<Record<NeedKind, number>> = {
  'falling-off': 4_000,
  throttled: 3_000,
  late: 2_000,
  hot: 1_000,
  none: 0,
};

const hourMs = 3_600_000;

/** Of how much of its retention the reader furthest behind is behind. */
export const lateness = (ageMs: number | null | undefined, retentionHours = leastRetentionHours) =>
  (ageMs ?? 0) / (retentionHours * hourMs);

/** What is lost for good comes first, then what is refused, then what may become either. */
export function needOf(signs: StreamSigns | undefined, known: Known): StreamNeed {
  const late = lateness(signs?.readerAgeMs, known.retentionHours);
  const refused = (signs?.recordsRefused ?? 0) + (signs?.readsRefused ?? 0);
  const kind = kindOf(late, refused, known.hottestShare ?? 0);
  const size = {
    'falling-off': Math.min(late, 9) * 100,
    throttled: Math.log10(1 + refused) * 100,
    late: late * 100,
    hot: Math.min(known.hottestShare ?? 0, 9) * 100,
    // In steps of a tenth, so that calm streams do not change places all the time.
    none: Math.floor((known.hottestShare ?? guessedShare(signs)) * 10),
  }[kind];
  return { kind, urgency: ranks[kind] + size };
}

function kindOf(late: number, refused: number, hottestShare: number): NeedKind {
  if (late >= fallingOffFrom) return 'falling-off';
  if (refused > 0) return 'throttled';
  if (late >= lateFrom) return 'late';
  return hottestShare >= hotFrom ? 'hot' : 'none';
}

/** As if the stream had one shard: enough to put streams with traffic before those without. */
const guessedShare = (signs: StreamSigns | undefined): number =>
  Math.min(
    hotFrom,
    Math.max(
      (signs?.bytesIn ?? 0) / shardWriteBytesPerSecond,
      (signs?.recordsIn ?? 0) / shardWriteRecordsPerSecond,
    ),
  );
