import { describe, expect, test } from 'vitest';
import { findHot, findLoad } from '#lib/kinesis/load-finding.ts';
import { wordLoad } from '#lib/kinesis/load-sentence.ts';
import type { TimeGrid } from '#lib/kinesis/metric-window.ts';
import { ratesAt, type ShardLoad } from '#lib/kinesis/shard-load.ts';
import { type ShardRates, utilisation } from '#lib/kinesis/utilisation.ts';

const grid: TimeGrid = { startMs: 1_000_000, periodMs: 1_000, length: 300 };

interface Told {
  recordsRefused?: number;
  readsRefused?: number;
}

/** A shard that does what it is told each second; `undefined` is a second without traffic. */
function shard(
  index: number,
  shardCount: number,
  perSecond: (step: number) => (Partial<ShardRates> & Told) | undefined,
  over = grid,
): ShardLoad {
  const seconds = Array.from({ length: over.length }, (_, step) => perSecond(step));
  const series = (of: keyof ShardRates | keyof Told) =>
    Float64Array.from(seconds, (told) => told?.[of] ?? Number.NaN);
  const rates = {
    bytesIn: series('bytesIn'),
    recordsIn: series('recordsIn'),
    bytesOut: series('bytesOut'),
    reads: series('reads'),
  };
  return {
    shardId: `shardId-${String(index).padStart(12, '0')}`,
    shareOfSpace: 1 / shardCount,
    rates,
    utilisation: Float64Array.from(seconds, (told, step) =>
      told ? utilisation(ratesAt(rates, step)).share : Number.NaN,
    ),
    recordsRefused: series('recordsRefused'),
    readsRefused: series('readsRefused'),
  };
}

const calm = (index: number, of = 4) =>
  shard(index, of, () => ({ recordsIn: 130, bytesIn: 15_600 }));
const say = (loads: readonly ShardLoad[], over = grid) => wordLoad(findLoad(loads, over));

const busy = (index: number) =>
  shard(index, 3, () => ({ recordsIn: 300, bytesIn: 960_000 + index * 10_000 }));
const broken = (length: number) =>
  shard(0, 1, (step) => ({
    recordsIn: step >= 280 && step < 280 + length ? 100 : 950,
    bytesIn: 1_000,
  }));

describe('a hot shard among calm ones', () => {
  const hot = shard(2, 4, (step) =>
    step < 258
      ? { recordsIn: 130, bytesIn: 15_600 }
      : { recordsIn: 980, bytesIn: 117_600, recordsRefused: step < 295 ? 80 : 0 },
  );
  const loads = [calm(0), calm(1), hot, calm(3)];

  test('is named with its limit, how near, how long, and what it refused', () => {
    expect(say(loads).headline).toBe(
      'shardId-000000000002 is hot: 98 % of its record limit for 42 s, 2,960 records refused.',
    );
  });

  test('is told apart from a stream that is too small', () => {
    expect(say(loads).because).toBe(
      'It takes 72 % of the stream’s records with 25 % of the hash space while the rest is calm: a hot key or a skewed key set.',
    );
    expect(say(loads).advice).toBe(
      'More shards do not help one key: spread it over several keys, or aggregate: records average 120 B and use only 11 % of the byte limit.',
    );
  });

  test('gives its parts to who draws them', () => {
    expect(findLoad(loads, grid)).toMatchObject({
      kind: 'hot',
      windowMs: 300_000,
      hottest: {
        binding: 'recordsIn',
        hotMs: 42_000,
        hotSinceBefore: false,
        recordsRefused: 2_960,
        cause: 'skew',
        busySiblings: 0,
      },
    });
  });
});

describe('throttling', () => {
  test('now comes before a higher utilisation elsewhere', () => {
    const refusing = shard(0, 2, (step) => ({
      recordsIn: 600,
      bytesIn: 60_000,
      recordsRefused: step >= 298 ? 40 : 0,
    }));
    const fuller = shard(1, 2, () => ({ recordsIn: 890, bytesIn: 89_000 }));
    expect(say([fuller, refusing]).headline).toBe(
      'shardId-000000000000 is throttled: 60 % of its record limit for 2 s, 80 records refused.',
    );
  });

  test('in the past is not forgotten when all is calm again', () => {
    const recovered = shard(0, 2, (step) =>
      step < 100
        ? { recordsIn: 1_000, bytesIn: 100_000, recordsRefused: 10 }
        : { recordsIn: 300, bytesIn: 30_000 },
    );
    expect(say([recovered, calm(1, 2)])).toEqual({
      headline:
        'All 2 shards are calm: the busiest, shardId-000000000000, is at 30 % of its record limit in the last 5 s.',
      because: '1,000 records refused in the last 5 min, none in the last 5 s.',
    });
  });

  test('of reads names the read limit even where reads were few', () => {
    const reading = shard(0, 1, (step) => ({
      recordsIn: 990,
      bytesIn: 1_000,
      reads: 5,
      readsRefused: step >= 290 ? 2 : 0,
    }));
    const said = say([reading]);
    expect(said.headline).toContain('throttled: 100 % of its limit of 5 reads/s');
    expect(said.headline).toContain('20 reads refused');
    expect(said.advice).toContain('enhanced fan-out');
  });
});

test('a stream whose shards are all busy is short of capacity, not skewed', () => {
  const said = say([busy(0), busy(1), busy(2)]);
  expect(said.headline).toBe(
    'shardId-000000000002 is hot: 93 % of its write byte limit for at least 5 min.',
  );
  expect(said.because).toBe(
    'It takes 34 % of the stream’s bytes, and all 2 others are above 70 % too.',
  );
  expect(said.advice).toBe('The stream needs more shards, or fewer bytes: compress them.');
});

test('a stream of one shard is not called skewed', () => {
  const only = shard(0, 1, () => ({ recordsIn: 950, bytesIn: 900_000 }));
  expect(findLoad([only], grid)).toMatchObject({ kind: 'hot', hottest: { cause: 'capacity' } });
  expect(say([only]).because).toBe('The stream has one shard, and all traffic goes through it.');
});

test('two calm seconds do not end a hot run, three do', () => {
  expect(findLoad([broken(2)], grid)).toMatchObject({ hottest: { hotMs: 300_000 } });
  expect(findLoad([broken(3)], grid)).toMatchObject({ hottest: { hotMs: 17_000 } });
});

test('a warm shard is named without alarm', () => {
  const warm = shard(0, 2, () => ({ recordsIn: 800, bytesIn: 80_000 }));
  expect(say([warm, calm(1, 2)])).toEqual({
    headline: 'shardId-000000000000 is warm: at 80 % of its record limit in the last 5 s.',
  });
});

test('a stream without traffic says so, and one that fell quiet says that', () => {
  const silent = shard(0, 2, () => undefined);
  expect(findLoad([silent], grid).kind).toBe('silent');
  expect(say([silent]).headline).toBe('No records in the last 5 min.');
  expect(findLoad([], grid).kind).toBe('silent');
  const quiet = shard(0, 2, (step) => (step < 100 ? { recordsIn: 5, bytesIn: 50 } : undefined));
  expect(say([quiet]).headline).toBe('The stream is quiet: no traffic in the last 5 s.');
});

describe('where there are only minutes, as on AWS', () => {
  const minutes: TimeGrid = { startMs: 0, periodMs: 60_000, length: 180 };
  const late = (refused: number) =>
    shard(
      0,
      1,
      (step) =>
        step > 176
          ? undefined
          : {
              recordsIn: step === 176 ? 930 : 300,
              bytesIn: 1_000,
              recordsRefused: step > 156 ? refused : 0,
            },
      minutes,
    );

  test('"now" is the last minute that has data', () => {
    expect(say([late(0)], minutes).headline).toBe(
      'shardId-000000000000 was hot in the last 1 min: 93 % of its record limit on average.',
    );
  });

  test('an average is called one, and refusals are counted over the minutes that had them', () => {
    expect(say([late(10)], minutes).headline).toBe(
      'shardId-000000000000 was throttled in the last 1 min: 93 % of its record limit on average, 200 records refused in 20 min.',
    );
  });
});

const full = (index: number, recordsIn: number, recordsRefused = 0) =>
  shard(index, 4, () => ({ recordsIn, bytesIn: 1_000, recordsRefused }));

test('each hot shard is told of, what refuses first', () => {
  const told = findHot([full(0, 950), calm(1), full(2, 910, 5), full(3, 990)], grid);
  expect(told.map((finding) => finding.kind !== 'silent' && finding.hottest.shardId)).toEqual([
    'shardId-000000000002',
    'shardId-000000000003',
    'shardId-000000000000',
  ]);
  expect(told.map(({ kind }) => kind)).toEqual(['throttled', 'hot', 'hot']);
  expect(findHot([calm(0), calm(1)], grid)).toEqual([]);
});
