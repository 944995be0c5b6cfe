import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEntry } from '#lib/jobs/batch.ts';
import { Delivery } from '#lib/jobs/delivery.ts';
import { retryPolicies, retryPolicyNames } from '#lib/jobs/retry-policy.ts';
import { seededRandom } from '#lib/jobs/seeded-random.ts';

const { attempts: mostAttempts, lifeMs: recordLifeMs } = retryPolicies.failed;
const throttled = { ErrorCode: 'ProvisionedThroughputExceededException' };
const internal = { ErrorCode: 'InternalFailure' };
const acknowledged = {};

/** Gives `count` records of 11 bytes, then none. */
function records(count: number) {
  let left = count;
  return () => (left-- > 0 ? createEntry('k', new Uint8Array(10), 0) : undefined);
}
const none = () => undefined;
const always = () => true;
const large = () => createEntry('k', new Uint8Array(1_048_575), 0);

describe('an answered call', () => {
  test('retries only what was refused, and only when its time has come', () => {
    const delivery = new Delivery(retryPolicies.failed, () => 1);
    const batch = delivery.nextBatch(0, records(3), always);
    delivery.settle(batch, [acknowledged, throttled, internal], 0);
    expect(delivery.tally).toMatchObject({ generated: 3, sent: 1, throttled: 1, bytes: 11 });
    expect(delivery.nextBatch(99, none, always).entries).toEqual([]);
    const again = delivery.nextBatch(100, none, always);
    expect(again.entries).toEqual([batch.entries[1], batch.entries[2]]);
    delivery.settle(again, [acknowledged, acknowledged], 100);
    expect(delivery.tally).toEqual({
      generated: 3,
      sent: 3,
      throttled: 1,
      retried: 2,
      failed: 0,
      expired: 0,
      duplicated: 0,
      leftOut: 0,
      maybeDuplicated: 0,
      puts: 3,
      bytes: 33,
    });
  });

  test('gives a record up after its last attempt', () => {
    const delivery = new Delivery(retryPolicies.failed, () => 1);
    let nowMs = 0;
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      delivery.settle(
        delivery.nextBatch(nowMs, attempt === 1 ? records(1) : none, always),
        [throttled],
        nowMs,
      );
      nowMs += Math.min(5_000, 100 * 2 ** (attempt - 1));
    }
    expect(delivery.tally).toMatchObject({
      generated: 1,
      sent: 0,
      throttled: mostAttempts,
      retried: mostAttempts - 1,
      failed: 1,
    });
    expect(delivery.waiting.size).toBe(0);
  });
});

test('a record that waited too long is given up', () => {
  const delivery = new Delivery(retryPolicies.failed, () => 1);
  delivery.settle(delivery.nextBatch(0, records(1), always), [throttled], 0);
  expect(delivery.nextBatch(recordLifeMs, none, () => false).entries).toEqual([]);
  expect(delivery.tally.failed).toBe(0);
  delivery.nextBatch(recordLifeMs + 1, none, always);
  expect(delivery.tally).toMatchObject({ failed: 1, expired: 1, retried: 0 });
  expect(delivery.waiting).toMatchObject({ size: 0, bytes: 0 });
});

describe('a call that failed as a whole', () => {
  const failure = { isThrottle: false, isUncertain: true, isRetryable: true };

  test('without an answer may have been taken: what is sent again may be there twice', () => {
    const delivery = new Delivery(retryPolicies.failed, () => 1);
    delivery.fail(delivery.nextBatch(0, records(2), always), failure, 0);
    delivery.settle(
      delivery.nextBatch(1_000, records(1), always),
      [acknowledged, acknowledged, acknowledged],
      1_000,
    );
    expect(delivery.tally).toMatchObject({ sent: 3, retried: 2, maybeDuplicated: 2 });
  });

  test('and refused for good is given up at once', () => {
    const delivery = new Delivery(retryPolicies.failed, () => 1);
    delivery.fail(delivery.nextBatch(0, records(2), always), { ...failure, isRetryable: false }, 0);
    expect(delivery.tally).toMatchObject({ failed: 2, throttled: 0 });
    expect(delivery.waiting.size).toBe(0);
  });

  test('by a throttle counts each of its records as refused', () => {
    const delivery = new Delivery(retryPolicies.failed, () => 1);
    delivery.fail(delivery.nextBatch(0, records(4), always), { ...failure, isThrottle: true }, 0);
    expect(delivery.tally).toMatchObject({ throttled: 4, failed: 0 });
  });
});

test('retries stay within what is allowed of them, oldest first', () => {
  const delivery = new Delivery(retryPolicies.failed, () => 0);
  const batch = delivery.nextBatch(0, records(5), always);
  delivery.settle(batch, [throttled, throttled, throttled, throttled, throttled], 0);
  let allowed = 2;
  const again = delivery.nextBatch(
    1_000,
    records(1),
    ({ attempts }) => attempts === 0 || allowed-- > 0,
  );
  expect(again.entries.slice(0, 2)).toEqual(batch.entries.slice(0, 2));
  expect(again.entries).toHaveLength(3);
  expect(delivery.waiting.size).toBe(3);
});

test('what does not fit waits, and its bytes are counted', () => {
  const delivery = new Delivery(retryPolicies.failed, () => 0);
  expect(delivery.nextBatch(0, large, always).entries).toHaveLength(5);
  expect(delivery.waiting).toMatchObject({ size: 1, bytes: 1_048_576 });
  expect(delivery.nextBatch(0, none, ({ attempts }) => attempts === 0).entries).toHaveLength(1);
  expect(delivery.waiting).toMatchObject({ size: 0, bytes: 0 });
  expect(delivery.tally.retried).toBe(0);
});

test('every record made is sent, failed, waiting or under way, and at the end sent or failed', () => {
  const step = fc.record({
    fresh: fc.nat({ max: 600 }),
    outcome: fc.constantFrom('answered', 'throttled', 'unanswered', 'refused'),
    seed: fc.integer(),
  });
  const policy = fc.constantFrom(...retryPolicyNames.filter((name) => name !== 'naive'));
  fc.assert(
    fc.property(policy, fc.array(step, { minLength: 1, maxLength: 40 }), (name, steps) => {
      const delivery = new Delivery(retryPolicies[name], seededRandom(1));
      let nowMs = 0;
      for (const { fresh, outcome, seed } of steps) {
        const batch = delivery.nextBatch(nowMs, records(fresh), always);
        expect(account(delivery) + batch.entries.length).toBe(delivery.tally.generated);
        if (outcome === 'answered') {
          const random = seededRandom(seed);
          const results = batch.entries.map(() => (random() < 0.5 ? acknowledged : throttled));
          delivery.settle(batch, results, nowMs);
        } else {
          delivery.fail(
            batch,
            {
              isThrottle: outcome === 'throttled',
              isUncertain: outcome === 'unanswered',
              isRetryable: outcome !== 'refused',
            },
            nowMs,
          );
        }
        expect(account(delivery)).toBe(delivery.tally.generated);
        nowMs += 700;
      }
      delivery.abandon();
      expect(delivery.tally.sent + delivery.tally.failed).toBe(delivery.tally.generated);
      expect(delivery.tally.bytes).toBe(delivery.tally.sent * 11);
    }),
  );
});

const account = ({ tally, waiting }: Delivery) => tally.sent + tally.failed + waiting.size;

/** Ten records, of which the stream refuses those at odd places, as often as they come. */
function halfRefused(name: (typeof retryPolicyNames)[number]) {
  const delivery = new Delivery(retryPolicies[name], () => 1);
  const refusedOnes = new Set<unknown>();
  let make: () => ReturnType<typeof createEntry> | undefined = records(10);
  for (let nowMs = 0; nowMs < 60_000; nowMs += 50) {
    const batch = delivery.nextBatch(nowMs, make, always);
    make = none;
    if (batch.entries.length === 0) continue;
    if (nowMs === 0)
      batch.entries.forEach((entry, index) => index % 2 === 1 && refusedOnes.add(entry));
    delivery.settle(
      batch,
      batch.entries.map((entry) => (refusedOnes.has(entry) ? throttled : acknowledged)),
      nowMs,
    );
  }
  return delivery.tally;
}

describe('what a policy makes of a call whose every other record is refused', () => {
  test('none, and the SDK, lose them: the call did not fail', () => {
    const lost = { generated: 10, sent: 5, failed: 5, retried: 0, duplicated: 0, throttled: 5 };
    expect(halfRefused('none')).toMatchObject(lost);
    expect(halfRefused('sdk')).toMatchObject(lost);
  });

  test('naive puts the others again each time, and still loses those', () => {
    expect(halfRefused('naive')).toMatchObject({
      sent: 5,
      failed: 5,
      retried: 30,
      duplicated: 15,
      throttled: 20,
      puts: 20,
    });
  });

  test('only the failed: none twice', () => {
    expect(halfRefused('failed')).toMatchObject({ sent: 5, failed: 5, duplicated: 0, retried: 35 });
  });

  test('as the KPL: again and again until they expire', () => {
    const tally = halfRefused('kpl');
    expect(tally).toMatchObject({ sent: 5, failed: 5, expired: 5, duplicated: 0 });
    expect(tally.retried).toBeGreaterThan(5 * 500);
  });
});

test('the SDK calls again when a call fails, three times in all', () => {
  const delivery = new Delivery(retryPolicies.sdk, () => 1);
  let calls = 0;
  for (let nowMs = 0; nowMs < 10_000; nowMs += 50) {
    const batch = delivery.nextBatch(nowMs, nowMs === 0 ? records(2) : none, always);
    if (batch.entries.length === 0) continue;
    calls += 1;
    delivery.fail(batch, { isThrottle: false, isUncertain: false, isRetryable: true }, nowMs);
  }
  expect(calls).toBe(3);
  expect(delivery.tally).toMatchObject({ failed: 2, retried: 4, sent: 0 });
});
