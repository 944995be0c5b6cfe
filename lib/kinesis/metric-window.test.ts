import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askFrom,
  endOf,
  foldMetrics,
  gridUntil,
  metricInputs,
  type MetricWindow,
  slideWindow,
} from '#lib/kinesis/metric-window.ts';
import { shardMetricsOf, shardSeries, wantedOfShards } from '#lib/kinesis/shard-metrics.ts';

const second = 1_000;
const shardId = (index: number) => `shardId-${String(index).padStart(12, '0')}`;
const shardIds = (count: number) => Array.from({ length: count }, (_, index) => shardId(index));
const at = (ms: number, value: number, id: string) => ({
  Id: id,
  Timestamps: [new Date(ms)],
  Values: [value],
});
const empty = (grid: MetricWindow['grid']): MetricWindow => ({ grid, series: new Map() });

describe('the grid', () => {
  test('leaves the running second out', () => {
    const grid = gridUntil(100_999, 5 * second, second);
    expect(grid).toEqual({ startMs: 95_000, periodMs: second, length: 5 });
    expect(endOf(grid)).toBe(100_000);
  });
});

describe('the calls', () => {
  const grid = gridUntil(1_000_000, 300 * second, second);

  test('hold at most 500 queries each, and all of them', () => {
    const wanted = wantedOfShards('orders', shardIds(200), shardMetricsOf(true));
    const inputs = metricInputs(wanted, grid);
    expect(inputs.map((input) => input.MetricDataQueries?.length)).toEqual([500, 500, 200]);
    const ids = inputs.flatMap((input) => input.MetricDataQueries?.map((query) => query.Id));
    expect(new Set(ids).size).toBe(1_200);
  });

  test('ask for one metric of one shard by the second', () => {
    const wanted = wantedOfShards('orders', shardIds(1), ['recordsIn']);
    expect(metricInputs(wanted, grid, 995_000)).toEqual([
      {
        StartTime: new Date(995_000),
        EndTime: new Date(1_000_000),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'q0',
            MetricStat: {
              Period: 1,
              Stat: 'Sum',
              Metric: {
                Namespace: 'AWS/Kinesis',
                MetricName: 'IncomingRecords',
                Dimensions: [
                  { Name: 'StreamName', Value: 'orders' },
                  { Name: 'ShardId', Value: 'shardId-000000000000' },
                ],
              },
            },
          },
        ],
      },
    ]);
  });

  test('are none when nothing is new', () => {
    expect(metricInputs(wantedOfShards('orders', ['a'], ['reads']), grid, endOf(grid))).toEqual([]);
  });

  test('reads per shard are asked of the simulator only', () => {
    expect(shardMetricsOf(true)).toContain('reads');
    expect(shardMetricsOf(false)).not.toContain('reads');
  });
});

describe('polling', () => {
  test('asks for everything first, then only for what is new and what may come late', () => {
    const first = gridUntil(1_000_000, 300 * second, second);
    expect(askFrom(undefined, first, 2 * second)).toBe(first.startMs);
    const next = gridUntil(1_001_000, 300 * second, second);
    expect(askFrom(empty(first), next, 2 * second)).toBe(998_000);
  });

  test('asks for everything again when the clock jumped, went back, or the step changed', () => {
    const known = empty(gridUntil(1_000_000, 300 * second, second));
    for (const grid of [
      gridUntil(9_000_000, 300 * second, second),
      gridUntil(900_000, 300 * second, second),
      gridUntil(1_001_000, 3_000 * second, 60 * second),
    ]) {
      expect(askFrom(known, grid, 2 * second)).toBe(grid.startMs);
    }
  });
});

describe('folding', () => {
  const wanted = wantedOfShards('orders', shardIds(2), ['recordsIn', 'recordsRefused']);

  test('keeps gaps as gaps', () => {
    const grid = gridUntil(100_000, 4 * second, second);
    const window = foldMetrics(empty(grid), wanted, [
      { Id: 'q0', Timestamps: [new Date(96_000), new Date(98_000)], Values: [10, 30] },
    ]);
    expect([...shardSeries(window, shardId(0), 'recordsIn')]).toEqual([10, Number.NaN, 30, NaN]);
    expect([...shardSeries(window, shardId(1), 'recordsIn')]).toEqual([NaN, NaN, NaN, NaN]);
  });

  test('adds up the pages of one series and drops what is outside', () => {
    const grid = gridUntil(100_000, 4 * second, second);
    const window = foldMetrics(empty(grid), wanted, [
      at(96_000, 1, 'q2'),
      at(99_000, 4, 'q2'),
      at(95_000, 9, 'q2'),
      at(100_000, 9, 'q2'),
      at(97_000, 9, 'q99'),
    ]);
    expect([...shardSeries(window, shardId(1), 'recordsIn')]).toEqual([1, NaN, NaN, 4]);
  });

  test('makes rates per second of minutes, and leaves counts whole', () => {
    const grid = gridUntil(120_000, 120 * second, 60 * second);
    const window = foldMetrics(empty(grid), wanted, [at(60_000, 6_000, 'q0'), at(0, 90, 'q1')]);
    expect(shardSeries(window, shardId(0), 'recordsIn')[1]).toBe(100);
    expect(shardSeries(window, shardId(0), 'recordsRefused')[0]).toBe(90);
  });

  test('does not change the window it was given', () => {
    const grid = gridUntil(100_000, 4 * second, second);
    const one = foldMetrics(empty(grid), wanted, [at(96_000, 1, 'q0')]);
    foldMetrics(one, wanted, [at(96_000, 2, 'q0')]);
    expect(shardSeries(one, shardId(0), 'recordsIn')[0]).toBe(1);
  });
});

test('a window that slides keeps each value at its own time', () => {
  const wanted = wantedOfShards('orders', ['a'], ['recordsIn']);
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 12 }), (by, steps) => {
      const before = gridUntil(100_000, 10 * second, second);
      const times = Array.from({ length: 10 }, (_, step) => before.startMs + step * second);
      const full = foldMetrics(empty(before), wanted, [
        { Id: 'q0', Timestamps: times.map((ms) => new Date(ms)), Values: times },
      ]);
      const after = gridUntil(100_000 + by * second, steps * second, second);
      const slid = shardSeries(slideWindow(full, after), 'a', 'recordsIn');
      expect(slid.length).toBe(steps);
      slid.forEach((value, step) => {
        const ms = after.startMs + step * second;
        expect(value).toBe(times.includes(ms) ? ms : Number.NaN);
      });
    }),
  );
});
