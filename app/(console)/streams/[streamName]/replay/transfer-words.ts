import { plural } from '#lib/format/count.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import type { TransferState } from '#lib/transfer/transfer-state.ts';

/** `from trim horizon until now, on all shards, whatever contains “x”` */
export function queryInWords(query: RecordQuery, zone: TimeZoneChoice): string {
  if (query.only) return plural(query.only.length, 'chosen record');
  const parts = [`from ${fromInWords(query.from, zone)} until ${untilInWords(query, zone)}`];
  parts.push(query.shards.length === 0 ? 'on all shards' : `on ${query.shards.join(', ')}`);
  if (query.search !== '') parts.push(`whatever contains “${query.search}”`);
  if (query.filter !== '') parts.push(`whatever matches ${query.filter}`);
  return parts.join(', ');
}

function fromInWords(from: RecordQuery['from'], zone: TimeZoneChoice): string {
  if (from.type === 'horizon') return 'trim horizon';
  if (from.type === 'latest') return 'now';
  if (from.type === 'ago') return `${plural(from.seconds, 'second')} ago`;
  if (from.type === 'time') return formatTime(from.atMs, zone, 'millis');
  if (from.type === 'cursor') return 'where reading stopped';
  return `${from.after ? 'behind ' : ''}record …${from.sequenceNumber.slice(-12)}`;
}

function untilInWords({ until, limit }: RecordQuery, zone: TimeZoneChoice): string {
  const most = limit === undefined ? '' : `, ${plural(limit, 'record')} at most`;
  if (until.type === 'now') return `now${most}`;
  if (until.type === 'never') return `it is cancelled${most}`;
  if (until.type === 'count') return `there are ${plural(until.count, 'record')}`;
  return `${formatTime(until.atMs, zone, 'millis')}${most}`;
}

/** `original keys; 10 times the original pace; transformed; each key in order` */
export function planInWords({ keys, pace, transform, keepsOrder }: TransferPlan): string {
  const keyWords = {
    original: 'Original keys',
    ranges: 'Explicit hash keys of the original shards',
    template: keys.kind === 'template' ? `Keys from ${keys.template}` : '',
  };
  return [
    keyWords[keys.kind],
    pace.kind === 'fast' ? 'as fast as the target allows' : `original pace × ${pace.factor}`,
    ...(transform === '' ? [] : ['transformed']),
    keepsOrder ? 'each key in order' : 'in any order',
  ].join('; ');
}

export const stateWords: Record<TransferState, string> = {
  starting: 'Starting',
  running: 'Running',
  failing: 'Calls fail, it tries again',
  silent: 'No worker carries it',
  pausing: 'Pausing',
  paused: 'Paused',
  cancelled: 'Cancelled',
  failed: 'Failed',
  done: 'Done',
};

/** Why it was done. */
export const endWords = {
  count: 'It found as many records as were wanted.',
  tip: 'It saw everything up to the newest record.',
  until: 'It saw everything up to the end of the range.',
  end: 'It saw everything there is.',
  stopped: 'It was stopped.',
} as const;
