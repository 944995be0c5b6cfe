import { mostSeries } from '#components/charts/prepare/chart-points.ts';

/**
 * A place in the palette for each shown shard. A shard prefers the place that its own number gives, so that it keeps
 * its colour from chart to chart and when others come and go; only where two want the same one does the later move.
 */
export function colorSlots(ids: readonly string[]): Map<string, number> {
  const slots = new Map<string, number>();
  const taken = new Set<number>();
  for (const id of ids.toSorted()) {
    let slot = numberIn(id) % mostSeries;
    while (taken.has(slot) && taken.size < mostSeries) slot = (slot + 1) % mostSeries;
    taken.add(slot);
    slots.set(id, slot);
  }
  return slots;
}

/** The digits at the end of `shardId-000000000012`; 0 for a name without. */
const numberIn = (id: string): number => Number(/\d{1,9}$/.exec(id)?.[0] ?? 0);
