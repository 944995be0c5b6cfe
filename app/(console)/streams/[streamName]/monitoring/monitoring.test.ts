import { describe, expect, test } from 'vitest';
import { readOut } from './read-out.ts';
import { shownShards, toggleShard } from './shown-shards.ts';
import { capacityOf } from './stream-capacity.ts';
import { foldMetrics, gridUntil, type MetricWindow } from '#lib/kinesis/metric-window.ts';
import { type ShardLoad, shardLoad } from '#lib/kinesis/shard-load.ts';
import { type ShardMetric, shardMetricsOf, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';

const grid = gridUntil(1_000_000, 10_000, 1_000);
const id = (index: number) => `shardId-${String(index).padStart(12, '0')}`;

/** Loads of shards that do the same in every second; what is left out has no data points. */
function loadsOf(perSecond: readonly Partial<Record<ShardMetric, number>>[]): ShardLoad[] {
  const ids = perSecond.map((_, index) => id(index));
  const wanted = wantedOfShards('orders', ids, shardMetricsOf(true));
  const times = Array.from({ length: grid.length }, (_, step) => grid.startMs + step * 1_000);
  const results = perSecond.flatMap((rates, shard) =>
    shardMetricsOf(true).flatMap((metric, index) => {
      const value = rates[metric];
      if (value === undefined) return [];
      return {
        Id: `q${shard * shardMetricsOf(true).length + index}`,
        Timestamps: times.map((ms) => new Date(ms)),
        Values: times.map(() => value),
      };
    }),
  );
  const window: MetricWindow = foldMetrics({ grid, series: new Map() }, wanted, results);
  return ids.map((shardId) => shardLoad(window, { shardId, shareOfSpace: 1 / ids.length }));
}

const only = (loads: readonly ShardLoad[]): ShardLoad => {
  const [load] = loads;
  if (!load) throw new Error('There is no shard.');
  return load;
};

const told = { grid, timeZone: 'utc', metrics: shardMetricsOf(true) } as const;

describe('the read-out of a cell', () => {
  test('has the four rates with their shares, the refusals, and the second it is of', () => {
    const load = only(
      loadsOf([{ recordsIn: 980, bytesIn: 117_600, bytesOut: 0, reads: 2, recordsRefused: 80 }]),
    );
    expect(readOut(load, 9, told)).toBe(
      'shardId-000000000000 at 1970-01-01 00:16:39 UTC: 980 records/s in (98 %) · 115 KiB/s in (11 %) · 0 B/s out (0 %) · 2 reads/s (40 %) · 80 records refused',
    );
  });

  test('says that nothing was there', () => {
    expect(readOut(only(loadsOf([{}])), 0, told)).toBe(
      'shardId-000000000000 at 1970-01-01 00:16:30 UTC: no traffic',
    );
  });

  test('does not print reads that nobody measured', () => {
    const load = only(loadsOf([{ recordsIn: 5, bytesIn: 100, bytesOut: 100 }]));
    const onAws = { ...told, metrics: shardMetricsOf(false) };
    expect(readOut(load, 0, told)).toContain('0 reads/s');
    expect(readOut(load, 0, onAws)).not.toContain('reads/s');
  });
});

describe('the shards shown', () => {
  const many = loadsOf(Array.from({ length: 12 }, (_, index) => ({ recordsIn: index * 10 })));

  test('are the eight busiest in hash order', () => {
    expect(shownShards(many, [], grid).map((load) => load.shardId)).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11].map(id),
    );
  });

  test('are those that were chosen, while they exist', () => {
    expect(shownShards(many, [id(2), id(99)], grid).map((load) => load.shardId)).toEqual([id(2)]);
    expect(shownShards(many, [id(99)], grid)).toHaveLength(8);
  });

  test('are chosen and let go one by one, and never more than eight', () => {
    expect(toggleShard(['a', 'b'], 'a')).toEqual(['b']);
    const full = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(toggleShard(full, 'i')).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });
});

test('a stream can do what its shards can do together', () => {
  const { rates, capacity, shares } = capacityOf(
    loadsOf([{ recordsIn: 300 }, { recordsIn: 100 }]),
    grid,
  );
  expect(rates.recordsIn).toBe(400);
  expect(capacity).toEqual({
    recordsIn: 2_000,
    bytesIn: 2_097_152,
    bytesOut: 4_194_304,
    reads: 10,
  });
  expect(shares.recordsIn).toBe(0.2);
  expect(capacityOf([], grid).shares.recordsIn).toBe(0);
});
