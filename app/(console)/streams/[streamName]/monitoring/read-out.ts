import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { ratesAt, type ShardLoad } from '#lib/kinesis/shard-load.ts';
import { type ShardLimit, shardLimits, type ShardRates } from '#lib/kinesis/utilisation.ts';

/** The four rates of a shard at one step, each against its limit, and what was refused. */
export function readOut(
  load: ShardLoad,
  step: number,
  grid: TimeGrid,
  timeZone: TimeZoneChoice,
): string {
  const at = formatTime(grid.startMs + step * grid.periodMs, timeZone);
  const head = `${load.shardId} at ${at}`;
  const refused = refusedText(load, step);
  if (Number.isNaN(load.utilisation[step] ?? Number.NaN)) return `${head}: no traffic${refused}`;
  return `${head}: ${ratesText(ratesAt(load.rates, step), hasReads(load))}${refused}`;
}

/** `980 records/s in (98 %) · 112 KiB/s in (11 %) · 0 B/s out (0 %) · 0 reads/s (0 %)`. */
export function ratesText(rates: ShardRates, withReads: boolean): string {
  const share = (limit: ShardLimit) => formatPercent(rates[limit] / shardLimits[limit]);
  return [
    `${formatRate(rates.recordsIn, 'records')} in (${share('recordsIn')})`,
    `${formatBytes(rates.bytesIn)}/s in (${share('bytesIn')})`,
    `${formatBytes(rates.bytesOut)}/s out (${share('bytesOut')})`,
    ...(withReads ? [`${formatRate(rates.reads, 'reads')} (${share('reads')})`] : []),
  ].join(' · ');
}

/** AWS publishes no reads a shard; to print 0 there would be an invention. */
export const hasReads = (load: ShardLoad): boolean =>
  load.rates.reads.some((value) => !Number.isNaN(value)) ||
  load.rates.bytesOut.every((value) => Number.isNaN(value));

function refusedText(load: ShardLoad, step: number): string {
  const records = load.recordsRefused[step] || 0;
  const reads = load.readsRefused[step] || 0;
  return [
    records > 0 ? ` · ${plural(records, 'record')} refused` : '',
    reads > 0 ? ` · ${formatCount(reads)} reads refused` : '',
  ].join('');
}
