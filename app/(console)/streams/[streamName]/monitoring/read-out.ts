import { formatCount, plural } from '#lib/format/count.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { ratesAt, type ShardLoad } from '#lib/kinesis/shard-load.ts';
import type { ShardMetric } from '#lib/kinesis/shard-metrics.ts';
import { type ShardLimit, shardLimits } from '#lib/kinesis/utilisation.ts';

interface Told {
  grid: TimeGrid;
  timeZone: TimeZoneChoice;
  /** What is measured. AWS publishes no reads a shard; to say 0 of them would be an invention. */
  metrics: readonly ShardMetric[];
}

const limits: readonly ShardLimit[] = ['recordsIn', 'bytesIn', 'bytesOut', 'reads'];

/** The four rates of a shard at one step, each against its limit, and what was refused. */
export function readOut(load: ShardLoad, step: number, { grid, timeZone, metrics }: Told): string {
  const at = formatTime(grid.startMs + step * grid.periodMs, timeZone);
  const rates = ratesAt(load.rates, step);
  const isSilent = Number.isNaN(load.utilisation[step] ?? Number.NaN);
  const told = isSilent
    ? 'no traffic'
    : limits
        .filter((limit) => metrics.includes(limit))
        .map((limit) => rateText(rates[limit], limit))
        .join(' · ');
  return `${load.shardId} at ${at}: ${told}${refusedText(load, step)}`;
}

function rateText(rate: number, limit: ShardLimit): string {
  const share = formatPercent(rate / shardLimits[limit]);
  const texts: Record<ShardLimit, string> = {
    recordsIn: `${formatRate(rate, 'records')} in`,
    bytesIn: `${formatRate(rate, 'bytes')} in`,
    bytesOut: `${formatRate(rate, 'bytes')} out`,
    reads: formatRate(rate, 'reads'),
  };
  return `${texts[limit]} (${share})`;
}

function refusedText(load: ShardLoad, step: number): string {
  const records = load.recordsRefused[step] || 0;
  const reads = load.readsRefused[step] || 0;
  return [
    records > 0 ? ` · ${plural(records, 'record')} refused` : '',
    reads > 0 ? ` · ${formatCount(reads)} reads refused` : '',
  ].join('');
}
