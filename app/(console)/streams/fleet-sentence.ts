import type { StreamNeed } from './stream-need.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';
import type { ShardLimit } from '#lib/kinesis/utilisation.ts';

/** What is said of a stream that needs somebody; what is not known is left out. */
export interface NeedyStream {
  name: string;
  need: StreamNeed;
  readerAgeMs?: number | null | undefined;
  retentionHours?: number | undefined;
  throttledShards?: number | undefined;
  hottest?: { share: number; binding: ShardLimit } | undefined;
}

/** A part of the sentence; `name` is a stream to be linked. */
export interface SentencePart {
  name?: string;
  text: string;
}

const mostNamed = 3;
const hourMs = 3_600_000;

/** “2 of 14 streams need you: orders throttles on one shard; audit has a reader 19 h behind with 24 h retention.” */
export function fleetSentence(
  needy: readonly NeedyStream[],
  streams: number,
  windowMs: number,
): SentencePart[] {
  if (needy.length === 0) return [{ text: fineText(streams, windowMs) }];
  const named = needy.slice(0, mostNamed);
  const rest = needy.length - named.length;
  const verb = needy.length === 1 ? 'needs' : 'need';
  return [
    { text: `${formatCount(needy.length)} of ${plural(streams, 'stream')} ${verb} you: ` },
    ...named.map((stream, index) => ({
      name: stream.name,
      text: ` ${needText(stream)}${index < named.length - 1 ? '; ' : rest > 0 ? `; and ${formatCount(rest)} more.` : '.'}`,
    })),
  ];
}

function fineText(streams: number, windowMs: number): string {
  const subject =
    streams === 1
      ? 'The one stream needs nobody'
      : `None of ${formatCount(streams)} streams needs you`;
  return `${subject}: nothing was refused in the last ${formatDuration(windowMs)}, and no reader is half of its retention behind.`;
}

/** `throttles on one shard` */
function needText({ need, ...stream }: Omit<NeedyStream, 'name'>): string {
  if (need.kind === 'throttled') return `throttles${shardsText(stream.throttledShards)}`;
  if (need.kind === 'hot' && stream.hottest)
    return `has a shard at ${formatPercent(stream.hottest.share)} of its ${limitName[stream.hottest.binding]}`;
  const behind = formatDuration(stream.readerAgeMs ?? 0);
  return `has a reader ${behind} behind${retentionText(stream.retentionHours)}`;
}

function shardsText(count: number | undefined): string {
  if (count === undefined || count === 0) return '';
  return count === 1 ? ' on one shard' : ` on ${formatCount(count)} shards`;
}

const retentionText = (hours: number | undefined): string =>
  hours === undefined
    ? ''
    : ` with ${hours <= 48 ? `${hours} h` : formatDuration(hours * hourMs)} retention`;
