import { formatPercent } from '#lib/format/percent.ts';
import { formatRate } from '#lib/format/rate.ts';
import type { ShardForecast } from '#lib/jobs/shard-forecast.ts';

/** What would happen, in words; `shards` in any order, none is nothing to say. */
export function forecastSentence(shards: readonly ShardForecast[]): string {
  const [fullest] = shards.toSorted((a, b) => b.utilisation - a.utilisation);
  if (!fullest) return '';
  const over = shards.filter(({ refusedPerSecond }) => refusedPerSecond > 0);
  const refused = over.reduce((sum, shard) => sum + shard.refusedPerSecond, 0);
  const refusal = `about ${formatRate(refused, 'records')} would be refused at first and tried again`;
  if (over.length === 0)
    return `No shard goes over its limit. The fullest, ${fullest.shardId}, would be at ${formatPercent(fullest.utilisation)}.`;
  if (over.length === shards.length)
    return `Every shard would be asked for more than it takes: ${refusal}. The stream needs more shards, or the generator a lower rate.`;
  const which =
    over.length === 1
      ? `${fullest.shardId} would be asked for ${formatPercent(fullest.utilisation)} of what it takes`
      : `${over.length} of ${shards.length} shards would be asked for more than they take, ${fullest.shardId} for ${formatPercent(fullest.utilisation)}`;
  return `${which}: ${refusal}. The others have room.${topKeySentence(fullest)}`;
}

/** A key that brings most of a shard's load cannot be split off it. */
const topKeySentence = ({ topKey, topKeyShare }: ShardForecast): string =>
  topKey !== undefined && topKeyShare >= 0.5
    ? ` ${formatPercent(topKeyShare)} of what it gets carries the key ${topKey}: one key goes to one shard, so more shards do not help it.`
    : '';
