import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClock } from '#engine/core/clock.ts';

const startMs = Date.UTC(2026, 10, 22);

interface Firing {
  name: number;
  seenMs: number;
}

/** What intervals fire in these jumps. */
function firings(intervalsMs: number[], jumps: number[]): Firing[] {
  const clock = createClock({ startMs, speed: 0 });
  const fired: Firing[] = [];
  for (const [name, intervalMs] of intervalsMs.entries())
    clock.every(intervalMs, () => fired.push({ name, seenMs: clock.now() - startMs }));
  for (const jumpMs of jumps) clock.advance(jumpMs);
  return fired;
}

describe('a manual clock', () => {
  const delays = fc.array(fc.nat(1_000), { maxLength: 40 });

  test('fires timers in order of due time, then of setting, each at its own time', () => {
    fc.assert(
      fc.property(delays, fc.array(fc.nat(400), { maxLength: 10 }), (delaysMs, steps) => {
        const clock = createClock({ startMs, speed: 0 });
        const fired: Firing[] = [];
        for (const [name, delayMs] of delaysMs.entries())
          clock.after(delayMs, () => fired.push({ name, seenMs: clock.now() - startMs }));
        for (const stepMs of steps) clock.advance(stepMs);
        const passedMs = steps.reduce((sum, stepMs) => sum + stepMs, 0);
        const expected = delaysMs
          .map((seenMs, name) => ({ name, seenMs }))
          .filter(({ seenMs }) => steps.length > 0 && seenMs <= passedMs)
          .toSorted((one, other) => one.seenMs - other.seenMs || one.name - other.name);
        expect(fired).toEqual(expected);
        expect(clock.now()).toBe(startMs + passedMs);
      }),
    );
  });

  test('comes to the same in one jump as in many', () => {
    const intervals = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
    const steps = fc.array(fc.nat(500), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(intervals, steps, (intervalsMs, jumps) => {
        const total = jumps.reduce((sum, jumpMs) => sum + jumpMs, 0);
        const fired = firings(intervalsMs, [total]);
        expect(fired).toEqual(firings(intervalsMs, jumps));
        for (const [name, intervalMs] of intervalsMs.entries()) {
          const times = fired.filter((firing) => firing.name === name).map(({ seenMs }) => seenMs);
          expect(times).toEqual(
            Array.from({ length: Math.floor(total / intervalMs) }, (_, n) => (n + 1) * intervalMs),
          );
        }
      }),
    );
  });

  test('fires what a timer sets, if it falls due on the way', () => {
    const clock = createClock({ startMs, speed: 0 });
    const seen: number[] = [];
    clock.after(10, () => {
      clock.after(5, () => seen.push(clock.now() - startMs));
      clock.after(100, () => seen.push(clock.now() - startMs));
    });
    clock.advance(50);
    expect(seen).toEqual([15]);
  });

  test('does not fire what was cancelled, even by a timer before it', () => {
    const clock = createClock({ startMs, speed: 0 });
    const fired: string[] = [];
    const cancelLate = clock.after(20, () => fired.push('late'));
    clock.after(10, cancelLate);
    const cancelEvery = clock.every(10, () => {
      fired.push('every');
      if (fired.length === 2) cancelEvery();
    });
    clock.advance(100);
    expect(fired).toEqual(['every', 'every']);
  });

  test('runs the other timers and arrives when one of them throws', () => {
    const clock = createClock({ startMs, speed: 0 });
    const fired: number[] = [];
    clock.after(10, () => {
      throw new Error('the first');
    });
    clock.after(20, () => fired.push(clock.now() - startMs));
    expect(() => clock.advance(30)).toThrow('the first');
    expect(fired).toEqual([20]);
    expect(clock.now()).toBe(startMs + 30);
  });

  test('does not go back when a timer advances it further than it was going', () => {
    const clock = createClock({ startMs, speed: 0 });
    const seen: number[] = [];
    clock.after(10, () => {
      clock.advance(1_000);
      seen.push(clock.now() - startMs);
    });
    clock.after(20, () => seen.push(clock.now() - startMs));
    clock.after(30, () => seen.push(clock.now() - startMs));
    clock.advance(25);
    expect(seen).toEqual([20, 30, 1_010]);
    expect(clock.now()).toBe(startMs + 1_010);
  });

  test('refuses what would break it', () => {
    const clock = createClock({ startMs, speed: 0 });
    expect(() => clock.every(0, () => {})).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => clock.setSpeed(-1)).toThrow(RangeError);
    expect(() => createClock({ speed: Number.POSITIVE_INFINITY })).toThrow(RangeError);
    clock.advance(-5);
    expect(clock.now()).toBe(startMs);
  });
});

describe('a running clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: startMs });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('follows the machine at its speed and fires each timer at its own time', () => {
    const clock = createClock({ speed: 1_000 });
    const seen: number[] = [];
    clock.every(60_000, () => seen.push(clock.now() - startMs));
    vi.advanceTimersByTime(180);
    expect(clock.now() - startMs).toBe(180_000);
    expect(seen).toEqual([60_000, 120_000, 180_000]);
    clock.close();
    vi.advanceTimersByTime(180);
    expect(seen).toHaveLength(3);
  });

  test('stands still while frozen, and jumps all the same', () => {
    const clock = createClock();
    const seen: number[] = [];
    clock.after(1_000, () => seen.push(clock.now() - startMs));
    clock.setSpeed(0);
    vi.advanceTimersByTime(5_000);
    expect(clock.now()).toBe(startMs);
    clock.advance(400);
    clock.setSpeed(2);
    vi.advanceTimersByTime(299);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([1_000]);
    expect(clock.realNow()).toBe(startMs + 5_300);
  });

  test('waits longer than Node can', () => {
    const clock = createClock();
    const monthMs = 30 * 86_400_000;
    let fired = 0;
    clock.after(monthMs, () => (fired += 1));
    vi.advanceTimersByTime(monthMs - 1);
    expect(fired).toBe(0);
    vi.advanceTimersByTime(1);
    expect(fired).toBe(1);
  });

  test('shows a late timer no time earlier than the one already told', () => {
    const clock = createClock();
    const seen: number[] = [];
    clock.after(10, () => seen.push(clock.now() - startMs));
    vi.setSystemTime(startMs + 25);
    expect(clock.now()).toBe(startMs + 25);
    vi.advanceTimersByTime(10);
    expect(seen).toEqual([25]);
  });

  test('never goes back, whatever the machine, the lab and the timers do', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('pass'), by: fc.nat(200) }),
      fc.record({ do: fc.constant('set back'), by: fc.nat(5_000) }),
      fc.record({ do: fc.constant('speed'), by: fc.constantFrom(0, 0.5, 1, 60, 1_000) }),
      fc.record({ do: fc.constant('advance'), by: fc.nat(10_000) }),
      fc.record({ do: fc.constant('timer'), by: fc.nat(3_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        vi.setSystemTime(startMs);
        const clock = createClock();
        let latestMs = clock.now();
        const look = () => {
          const nowMs = clock.now();
          expect(nowMs).toBeGreaterThanOrEqual(latestMs);
          expect(Number.isInteger(nowMs)).toBe(true);
          latestMs = nowMs;
        };
        for (const { do: what, by } of steps) {
          if (what === 'pass') vi.advanceTimersByTime(by);
          if (what === 'set back') vi.setSystemTime(Date.now() - by);
          if (what === 'speed') clock.setSpeed(by);
          if (what === 'advance') clock.advance(by);
          if (what === 'timer') clock.after(by, look);
          look();
        }
        clock.close();
      }),
    );
  });
});
