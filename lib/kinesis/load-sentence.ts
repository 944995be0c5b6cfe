import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import {
  type HeaviestKey,
  isDominant,
  isOfRecords,
  mayBeDominant,
} from '#lib/kinesis/heavy-key.ts';
import type { LoadFinding, ShardFinding } from '#lib/kinesis/load-finding.ts';
import { shardWriteBytesPerSecond } from '#lib/kinesis/limits.ts';
import type { ShardLimit } from '#lib/kinesis/utilisation.ts';

/** A finding in words: what is, why, and what helps. */
interface LoadSentence {
  readonly headline: string;
  readonly because?: string;
  readonly advice?: string;
  readonly remedy?: LoadRemedy;
}

/** What the advice comes to: other keys or fewer records, more shards, or readers with throughput of their own. */
export type LoadRemedy = 'producers' | 'split' | 'fan-out';

/** `98 % of its record limit`. */
export const limitName: Readonly<Record<ShardLimit, string>> = {
  bytesIn: 'write byte limit',
  recordsIn: 'record limit',
  bytesOut: 'read byte limit',
  reads: 'limit of 5 reads/s',
};

/**
 * Says it as a person would, with nothing in it that was not measured.
 * @param heaviest of the keys of the hottest shard, where they are known
 */
export function wordLoad(finding: LoadFinding, heaviest?: HeaviestKey): LoadSentence {
  const past = refusedText(finding.recordsRefused, finding.readsRefused);
  if (finding.kind === 'silent')
    return { headline: `No records in the last ${formatDuration(finding.windowMs)}.` };
  const { hottest } = finding;
  if (finding.kind === 'calm' || finding.kind === 'warm') {
    return {
      headline: calmHeadline(finding, hottest),
      ...(past && {
        because: `${past} in the last ${formatDuration(finding.windowMs)}, none in the last ${formatDuration(finding.recentMs)}.`,
      }),
    };
  }
  const headline = hotHeadline(finding.kind, hottest, finding.recentMs);
  const because = becauseOf(hottest, finding.shardCount, heaviest !== undefined);
  if (hottest.cause === 'readers')
    return { headline, because, advice: adviceOf(hottest), remedy: 'fan-out' };
  const key = heaviest && keyText(heaviest, hottest);
  if (heaviest && isDominant(heaviest))
    return { headline, because: `${key}.`, advice: oneKeyAdvice(hottest), remedy: 'producers' };
  if (!heaviest || mayBeDominant(heaviest, hottest.hotMs))
    return {
      headline,
      because: heaviest ? `${because} ${key}, perhaps more since it is hot.` : because,
      advice: adviceOf(hottest),
      remedy: hottest.cause === 'skew' ? 'producers' : 'split',
    };
  return {
    headline,
    because: `${because} ${key}.`,
    advice: `No key has half of it, so a split helps: the keys part between two shards${aggregateAdvice(hottest)}.`,
    remedy: 'split',
  };
}

/** `71 % of its records carry the key user-7` */
function keyText({ key, share, isEstimate }: HeaviestKey, { binding }: ShardFinding): string {
  const about = isEstimate ? 'About ' : '';
  const what = isOfRecords(binding) ? 'records' : 'bytes';
  return `${about}${formatPercent(share)} of its ${what} carry the key ${key}`;
}

const oneKeyAdvice = (hottest: ShardFinding): string =>
  `A split will not help one key: spread it${aggregateAdvice(hottest)}.`;

function calmHeadline(finding: LoadFinding, hottest: ShardFinding): string {
  const recent = `in the last ${formatDuration(finding.recentMs)}`;
  if (hottest.share === 0) return `The stream is quiet: no traffic ${recent}.`;
  const at = `at ${formatPercent(hottest.share)} of its ${limitName[hottest.binding]} ${recent}`;
  if (finding.kind === 'warm') return `${hottest.shardId} is warm: ${at}.`;
  return finding.shardCount === 1
    ? `The one shard is calm: ${hottest.shardId} is ${at}.`
    : `All ${finding.shardCount} shards are calm: the busiest, ${hottest.shardId}, is ${at}.`;
}

function hotHeadline(kind: 'hot' | 'throttled', hottest: ShardFinding, recentMs: number): string {
  const at = `${formatPercent(hottest.share)} of its ${limitName[hottest.binding]}`;
  const refused = refusedText(hottest.recordsRefused, hottest.readsRefused);
  const also = refused === '' ? '' : `, ${refused}`;
  // A minute's average does not tell what each of its seconds was like.
  if (recentMs >= 60_000) {
    const over = hottest.hotMs > recentMs ? ` in ${formatDuration(hottest.hotMs)}` : '';
    return `${hottest.shardId} was ${kind} in the last ${formatDuration(recentMs)}: ${at} on average${also}${also && over}.`;
  }
  const atLeast = hottest.hotSinceBefore ? 'at least ' : '';
  const since = hottest.hotMs > 0 ? ` for ${atLeast}${formatDuration(hottest.hotMs)}` : '';
  return `${hottest.shardId} is ${kind}: ${at}${since}${also}.`;
}

/** `3,120 records refused and 2 reads refused`; nothing when nothing was. */
export function refusedText(records: number, reads: number): string {
  const parts = [
    records > 0 ? `${plural(records, 'record')} refused` : '',
    reads > 0 ? `${plural(reads, 'read')} refused` : '',
  ];
  return parts.filter(Boolean).join(' and ');
}

function becauseOf(hottest: ShardFinding, shardCount: number, keysAreKnown: boolean): string {
  const part = `${formatPercent(hottest.shareOfStream)} of the stream’s ${measure(hottest.binding)}`;
  if (hottest.cause === 'readers') return 'All its readers together share this limit.';
  if (shardCount === 1) return 'The stream has one shard, and all traffic goes through it.';
  if (hottest.cause === 'skew')
    return `It takes ${part} with ${formatPercent(hottest.shareOfSpace)} of the hash space while the rest is calm${keysAreKnown ? '' : ': a hot key or a skewed key set'}.`;
  return `It takes ${part}, and ${siblingsText(hottest.busySiblings, shardCount - 1)}.`;
}

function siblingsText(busy: number, others: number): string {
  if (busy === 0) return 'no other shard is above 70 %';
  if (others === 1) return 'the other shard is above 70 % too';
  if (busy === others) return `all ${formatCount(others)} others are above 70 % too`;
  return `${formatCount(busy)} of the ${formatCount(others)} others ${busy === 1 ? 'is' : 'are'} above 70 % too`;
}

const measure = (limit: ShardLimit): string =>
  limit === 'recordsIn' ? 'records' : limit === 'reads' ? 'reads' : 'bytes';

function adviceOf(hottest: ShardFinding): string {
  if (hottest.binding === 'reads')
    return 'Read less often and more at a time, or give each reader its own throughput with enhanced fan-out.';
  if (hottest.binding === 'bytesOut')
    return 'Fewer readers, or enhanced fan-out, which gives each reader 2 MiB/s of its own.';
  const more =
    hottest.cause === 'skew'
      ? 'More shards do not help one key: spread it over several keys'
      : 'The stream needs more shards';
  return `${more}${aggregateAdvice(hottest)}.`;
}

/** Small records reach the record limit long before the byte limit; putting several into one is then free capacity. */
function aggregateAdvice(hottest: ShardFinding): string {
  const { bytesIn, recordsIn } = hottest.rates;
  const shareOfBytes = bytesIn / shardWriteBytesPerSecond;
  if (hottest.binding !== 'recordsIn' || recordsIn === 0 || shareOfBytes > 0.5)
    return hottest.cause === 'skew' ? '' : ', or fewer bytes: compress them';
  return `, or aggregate: records average ${formatBytes(bytesIn / recordsIn)} and use only ${formatPercent(shareOfBytes)} of the byte limit`;
}
