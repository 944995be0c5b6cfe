import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmGrid, type AlarmPlan, wantedOfAlarm } from './alarm-plan.ts';
import { judgeAlarm } from './judge-alarm.ts';

const plan: AlarmPlan = {
  streamName: 'orders',
  metric: 'recordsIn',
  comparison: 'above',
  threshold: 900,
  forSeconds: 180,
};
const minute = 60_000;

test('one step within the threshold is enough to be OK', () => {
  expect(judgeAlarm(plan, [950, 990, 901], minute)).toEqual({
    state: 'ALARM',
    reason: '901 records/s, and above 900 records/s for 3 min.',
    value: 901,
  });
  expect(judgeAlarm(plan, [950, 900, 990], minute)).toMatchObject({
    state: 'OK',
    reason: '900 records/s, not above 900 records/s.',
  });
});

test('where nothing happened a rate is nothing, and a delay is not known', () => {
  const silent = [Number.NaN, Number.NaN, Number.NaN];
  const stopped: AlarmPlan = { ...plan, comparison: 'below', threshold: 1 };
  expect(judgeAlarm(stopped, silent, minute).state).toBe('ALARM');
  const late: AlarmPlan = { ...plan, metric: 'iteratorAgeMs', threshold: 60 };
  expect(judgeAlarm(late, silent, minute)).toEqual({
    state: 'INSUFFICIENT_DATA',
    reason: 'No data points in the last 3 min.',
  });
  const hours = [2 * 3_600_000, Number.NaN, 2 * 3_600_000];
  expect(judgeAlarm(late, hours, minute)).toMatchObject({
    state: 'INSUFFICIENT_DATA',
    reason: '2 of 3 data points in the last 3 min, all above 60 min.',
    value: 120,
  });
});

test('what is refused is counted by the minute, whatever the step', () => {
  const refused: AlarmPlan = { ...plan, metric: 'recordsRefused', threshold: 60, forSeconds: 10 };
  expect(judgeAlarm(refused, [11], 10_000)).toMatchObject({ state: 'ALARM', value: 66 });
  expect(judgeAlarm(refused, [10], 10_000)).toMatchObject({ state: 'OK', value: 60 });
});

test('above and below are never both so', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1e6, noNaN: true }), (measured, threshold) => {
      const states = (['above', 'below'] as const).map(
        (comparison) => judgeAlarm({ ...plan, comparison, threshold }, measured, minute).state,
      );
      expect(states.filter((state) => state === 'ALARM').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('looks at whole steps, on AWS at those that are not late', () => {
  const nowMs = 1_000 * minute + 59_999;
  expect(alarmGrid(plan, nowMs, true)).toEqual({
    startMs: 997 * minute,
    periodMs: minute,
    length: 3,
  });
  expect(alarmGrid(plan, nowMs, false).startMs).toBe(995 * minute);
  expect(alarmGrid({ ...plan, forSeconds: 30 }, nowMs, true)).toMatchObject({
    periodMs: 10_000,
    length: 3,
  });
});

test('asks for the metric of a shard where it has one', () => {
  const ofShard = wantedOfAlarm('a', { ...plan, shardId: 'shardId-000000000000' });
  expect(ofShard).toMatchObject({ key: 'a', metricName: 'IncomingRecords' });
  expect(ofShard.dimensions).toHaveLength(2);
  expect(() =>
    wantedOfAlarm('a', { ...plan, metric: 'iteratorAgeMs', shardId: 'shardId-000000000000' }),
  ).toThrow('not measured of a shard');
});
