import { expect, test } from 'vitest';
import { recordingOf } from '#lib/jobs/recording.ts';
import { recordsBy } from '#lib/jobs/traffic-shape.ts';
import { wantedOfStream } from '#lib/kinesis/stream-metrics.ts';

const windowOf = (rates: readonly number[]) => {
  const [wanted] = wantedOfStream('clicks', ['recordsIn']);
  return {
    grid: { startMs: 600_000, periodMs: 60_000, length: rates.length },
    series: new Map([[wanted?.key ?? '', Float64Array.from(rates)]]),
  };
};

test('a recording begins and ends with traffic, and gaps in it are nothing', () => {
  const shape = recordingOf(windowOf([Number.NaN, 0, 10, Number.NaN, 30, 0]), 'clicks');
  expect(shape).toEqual({
    kind: 'recorded',
    streamName: 'clicks',
    fromMs: 720_000,
    stepSeconds: 60,
    rates: [10, 0, 30],
  });
  if (!shape) return;
  expect(recordsBy({ shape, recordsPerSecond: 30 }, 180_000)).toBeCloseTo(40 * 60);
  expect(recordsBy({ shape, recordsPerSecond: 60 }, 360_000)).toBeCloseTo(4 * 40 * 60);
});

test('an hour without records is none', () => {
  expect(recordingOf(windowOf([Number.NaN, 0]), 'clicks')).toBeUndefined();
});
