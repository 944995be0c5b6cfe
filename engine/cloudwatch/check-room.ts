import { invalidParameterValue, limitExceeded } from '#engine/cloudwatch/failures.ts';
import { mostCustomCharacters, mostCustomMetrics } from '#engine/cloudwatch/limits.ts';
import type { Sample } from '#engine/cloudwatch/metric-store.ts';
import { keyOf, type SeriesCatalog } from '#engine/cloudwatch/series-catalog.ts';

const written = (count: number) => count.toLocaleString('en-US');

/**
 * Checks that samples have room, all or none of them.
 * @throws LimitExceededException where their metrics are too many beside those that there are
 * @throws InvalidParameterValueException where a metric has data in another unit. AWS would keep both apart.
 */
export function checkRoom(catalog: SeriesCatalog, samples: readonly Sample[]): void {
  const units = new Map<string, string>();
  let { metrics, characters } = catalog.custom;
  for (const { identity } of samples) {
    const key = keyOf(identity);
    const unit = units.get(key) ?? catalog.find(identity)?.identity.unit;
    if (unit !== undefined && unit !== identity.unit)
      throw invalidParameterValue(
        `Kinetoscope keeps one unit of a metric: ${identity.metricName} of ${identity.namespace} is in ${unit}, not ${identity.unit}.`,
      );
    if (unit === undefined) {
      metrics += 1;
      characters += key.length;
    }
    units.set(key, identity.unit);
  }
  if (metrics > mostCustomMetrics)
    throw limitExceeded(`Kinetoscope keeps at most ${written(mostCustomMetrics)} custom metrics.`);
  if (characters > mostCustomCharacters)
    throw limitExceeded(
      `Kinetoscope keeps at most ${written(mostCustomCharacters)} characters of names and dimensions of custom metrics.`,
    );
}
