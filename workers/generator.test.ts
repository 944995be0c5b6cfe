import { ResourceNotFoundException } from '@aws-sdk/client-kinesis';
import { describe, expect, test } from 'vitest';
import { arrange, limitedStream, plan, recordsIn } from '#workers/generator-fixture.ts';

describe('a generator within its limits', () => {
  test('sends its rate, each record once, in order and evenly', async () => {
    const stream = limitedStream(10_000, () => 0);
    const { generator, run } = arrange(stream.put);
    await run(5_000);
    const texts = recordsIn(stream.calls);
    expect(texts).toHaveLength(5_000);
    expect(texts.map((text) => (JSON.parse(text) as { n: number }).n)).toEqual(
      Array.from({ length: 5_000 }, (_, index) => index + 1),
    );
    expect(new Set(stream.calls.map(({ Records }) => Records.length))).toEqual(new Set([50]));
    expect(generator.report()).toMatchObject({
      tally: { generated: 5_000, sent: 5_000, throttled: 0, retried: 0, failed: 0 },
      sample: { shardId: 'shardId-000000000000', sequenceNumber: '1', text: texts.at(-50) },
    });
  });

  test('follows a change with the next record', async () => {
    const stream = limitedStream(10_000, () => 0);
    const { generator, run } = arrange(stream.put);
    await run(1_000);
    generator.change({ ...plan, recordsPerSecond: 100, template: 'plain {{n}}' });
    await run(1_000);
    expect(recordsIn(stream.calls).slice(1_000)).toEqual(
      Array.from({ length: 100 }, (_, index) => `plain ${1_001 + index}`),
    );
  });
});

test('over the limit, refusals are counted and every record is accounted for at the end', async () => {
  const time = { nowMs: () => 0 };
  const stream = limitedStream(120, () => time.nowMs());
  const { generator, run, time: now } = arrange(stream.put, { recordsPerSecond: 200 });
  time.nowMs = () => now.nowMs;
  await run(60_000);
  const { tally, lastError } = generator.report();
  // 80 too many each second, and up to a quarter of the rate once more.
  expect(tally.throttled / 60).toBeGreaterThan(80);
  expect(tally.throttled / 60).toBeLessThan(140);
  expect(tally.sent).toBeGreaterThan(59 * 120);
  expect(tally.sent).toBeLessThanOrEqual(61 * 120);
  expect(tally.failed).toBeGreaterThan(0);
  expect(lastError).toMatchObject({ isThrottle: true, isOver: false });
  await generator.stop(0);
  const last = generator.report().tally;
  expect(last.sent + last.failed).toBe(last.generated);
  expect(last.retried).toBe(recordsIn(stream.calls).length - last.generated);
});

describe('when calls fail', () => {
  test('it tries again with ever longer pauses, then goes on with its rate', async () => {
    const stream = limitedStream(1e6, () => 0);
    let isDown = true;
    const attemptsMs: number[] = [];
    const { generator, run, time } = arrange((call) => {
      attemptsMs.push(time.nowMs);
      if (isDown) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      return stream.put(call);
    });
    await run(8_000);
    expect(attemptsMs.length).toBeLessThan(8);
    const pauses = attemptsMs.slice(1).map((at, index) => at - (attemptsMs[index] ?? 0));
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0);
    expect(generator.report()).toMatchObject({
      tally: { sent: 0, failed: 0 },
      lastError: { message: 'connect', isThrottle: false, isOver: false },
    });
    isDown = false;
    await run(10_000);
    const { tally, lastError } = generator.report();
    expect(tally.sent).toBe(tally.generated);
    expect(tally.sent).toBeGreaterThan(5_000);
    expect(tally.maybeDuplicated).toBe(0);
    expect(lastError).toMatchObject({ message: 'connect', isOver: true });
  });

  test('a stream that is not there costs one record a try', async () => {
    const { generator, run } = arrange(async () => {
      throw new ResourceNotFoundException({
        message: 'Stream clicks under account 000000000000 not found.',
        $metadata: { httpStatusCode: 400, requestId: 'r-1' },
      });
    });
    await run(10_000);
    const { tally, lastError } = generator.report();
    expect(tally.failed).toBe(tally.generated);
    // The first call did not know better.
    expect(tally.failed).toBeLessThan(50 + 8);
    expect(lastError).toMatchObject({ name: 'ResourceNotFoundException', requestId: 'r-1' });
  });

  test('a template that cannot be used is an error to show, not a crash', async () => {
    const stream = limitedStream(1e6, () => 0);
    const { generator, run } = arrange(stream.put, { template: '{{nonsense}}' });
    await run(2_000);
    expect(generator.report()).toMatchObject({
      tally: { generated: 0 },
      lastError: { name: 'TemplateError', message: 'There is no placeholder {{nonsense}}.' },
    });
    generator.change(plan);
    await run(100);
    expect(generator.report().tally.sent).toBeGreaterThan(0);
  });
});

test('stopping waits for answers no longer than told, and gives the rest up', async () => {
  const { generator, run } = arrange(() => new Promise(() => {}));
  await run(200);
  await generator.stop(0);
  const { tally } = generator.report();
  expect(tally).toMatchObject({ generated: 200, sent: 0, failed: 200 });
  await run(1_000);
  expect(generator.report().tally).toEqual(tally);
});
