import type { ReaderGroup, ReaderRow } from './reader-rows.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { formatPercent } from '#lib/format/percent.ts';

/** `Loses records in 4 h at this speed` */
export function outlookText({ outlook, isFinished }: ReaderRow): string {
  if (isFinished) return 'Finished: the shard is closed, and all of it was read';
  if (outlook.kind === 'tip') return 'At the tip';
  if (outlook.kind === 'catchingUp')
    return `At the tip in ${formatDuration(outlook.inMs)} at this speed`;
  if (outlook.kind === 'steady') return 'Stays where it is';
  if (outlook.inMs <= 0) return 'Loses records now: the oldest expire unread';
  return `Loses records in ${formatDuration(outlook.inMs)} at this speed`;
}

/** What a person should know of all readers before looking at any of them. */
export function readersSentence(groups: readonly ReaderGroup[], retentionMs: number): string {
  const [worst] = groups;
  const [row] = worst?.rows.toSorted((a, b) => b.share - a.share) ?? [];
  if (!worst || !row) return '';
  if (row.outlook.kind === 'tip' || row.isFinished)
    return `${plural(groups.length, 'reader')}, all at the tip.`;
  const part = `${formatDuration(row.behindMs)} behind in ${row.shardId}, ${formatPercent(row.share)} of the ${formatDuration(retentionMs)} that records are kept`;
  return `${worst.name} is ${part}. ${outlookText(row)}.`;
}
