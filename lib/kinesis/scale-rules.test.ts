import { expect, test } from 'vitest';
import { scaleBounds, scaleComplaint, scaleSteps } from '#lib/kinesis/scale-rules.ts';

test.each([
  [4, 8, undefined],
  [4, 2, undefined],
  [5, 3, undefined],
  [4, 9, 'At most double the 4 open shards in one go: 8.'],
  [5, 2, 'At least half the 5 open shards in one go: 3.'],
  [1, 1, undefined],
  [4, 0, 'Enter a whole number'],
  [4, 4.5, 'Enter a whole number'],
  [9_000, 10_001, 'at most 10,000'],
])('from %d to %d: %s', (open, target, complaint) => {
  const said = scaleComplaint(open, target);
  if (complaint === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(complaint);
});

test('the account’s shards bound it too, as far as it goes up', () => {
  const quota = { limit: 1_000, open: 998 };
  expect(scaleBounds(100, quota)).toEqual({ least: 50, most: 102 });
  expect(scaleComplaint(100, 102, quota)).toBeUndefined();
  expect(scaleComplaint(100, 103, quota)).toContain('998 of 1,000 shards');
  expect(scaleComplaint(100, 60, { limit: 50, open: 100 })).toBeUndefined();
});

test('steps of a quarter that are allowed', () => {
  expect(scaleSteps(4)).toEqual([2, 3, 5, 6, 8]);
  expect(scaleSteps(1)).toEqual([2]);
  expect(scaleSteps(8, { limit: 10, open: 9 })).toEqual([4, 6]);
});
