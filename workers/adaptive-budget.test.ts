import { expect, test } from 'vitest';
import { createAdaptiveBudget } from '#workers/adaptive-budget.ts';

/** A shard that takes so many records a second, and a sender that always has more. */
function run(seconds: number, takesPerSecond: number) {
  const budget = createAdaptiveBudget();
  const bySecond: { sent: number; refused: number }[] = [];
  let allowance = takesPerSecond;
  for (let nowMs = 0; nowMs < seconds * 1_000; nowMs += 20) {
    const second = (bySecond[Math.floor(nowMs / 1_000)] ??= { sent: 0, refused: 0 });
    allowance = Math.min(takesPerSecond, allowance + takesPerSecond / 50);
    while (budget.mayGo({ shardId: 'a', bytes: 100 }, nowMs)) {
      if (allowance >= 1) {
        allowance -= 1;
        second.sent += 1;
      } else {
        second.refused += 1;
        budget.refused('a', nowMs);
      }
    }
  }
  return bySecond;
}

const sum = (list: readonly { sent: number; refused: number }[], what: 'sent' | 'refused') =>
  list.reduce((total, second) => total + second[what], 0);

test('a shard with its documented limits gets nearly all it takes, and refuses little', () => {
  const seconds = run(60, 1_000);
  expect(sum(seconds, 'sent')).toBeGreaterThan(60 * 1_000 * 0.93);
  expect(sum(seconds, 'refused')).toBeLessThan(60 * 1_000 * 0.03);
});

test('a shard whose limits are lifted gets more each second', () => {
  const seconds = run(8, 1_000_000);
  expect(sum(seconds, 'refused')).toBe(0);
  expect(seconds.at(-1)?.sent).toBeGreaterThan(50_000);
});

test('a shard that others write to gets what is left', () => {
  const seconds = run(60, 300).slice(10);
  expect(sum(seconds, 'sent')).toBeGreaterThan(50 * 300 * 0.85);
  expect(sum(seconds, 'refused')).toBeLessThan(50 * 300 * 0.3);
});

test('shards have budgets of their own, and a record beyond a bucket goes when that is full', () => {
  const budget = createAdaptiveBudget();
  const large = { shardId: 'a', bytes: 1_048_576 };
  expect([budget.mayGo(large, 0), budget.mayGo(large, 0)]).toEqual([true, false]);
  expect(budget.mayGo({ shardId: 'b', bytes: 100 }, 0)).toBe(true);
  const times = Array.from({ length: 300 }, (_, at) => at * 20);
  const goesAtMs = times.find((nowMs) => budget.mayGo(large, nowMs)) ?? Infinity;
  expect(goesAtMs).toBeGreaterThan(900);
  expect(goesAtMs).toBeLessThan(3_000);
});
