import { describe, expect, test } from 'vitest';
import { newDataKey, openEnvelope } from '#lib/jobs/client-encryption.ts';
import { explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { type RetryPolicyName, retryPolicyNames } from '#lib/jobs/retry-policy.ts';
import { plainSending } from '#lib/jobs/sending.ts';
import { ownerOf } from '#lib/kinesis/hash-key-range.ts';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';
import { arrange, limitedStream, recordsIn } from '#workers/generator-fixture.ts';

const outcome = async (retry: RetryPolicyName) => {
  const clock = { nowMs: 0 };
  const stream = limitedStream(80, () => clock.nowMs);
  const { generator, run } = arrange(
    stream.put,
    { recordsPerSecond: 200, sending: { ...plainSending, retry } },
    { nowMs: () => clock.nowMs, startedMs: 0 },
  );
  for (let tick = 0; tick < 680; tick++) {
    clock.nowMs += 50;
    await run(50);
  }
  await generator.stop(0);
  return { tally: generator.report().tally, stored: stream.stored() };
};

describe('what a retry policy does to a stream that takes part of each call', () => {
  test.each(retryPolicyNames)('%s: what it counts is what the stream holds', async (retry) => {
    const { tally, stored } = await outcome(retry);
    expect(new Set(stored).size).toBe(tally.sent);
    expect(stored.length - new Set(stored).size).toBe(tally.duplicated);
    expect(tally.sent + tally.failed).toBe(tally.generated);
    expect(tally.duplicated > 0).toBe(retry === 'naive');
    expect(tally.retried > 0).toBe(!['none', 'sdk'].includes(retry));
    if (retry === 'kpl') expect(tally.expired).toBeGreaterThan(0);
    if (['none', 'naive', 'sdk'].includes(retry)) expect(tally.expired).toBe(0);
  });
});

describe('aggregation', () => {
  const shards = [
    { shardId: 'shardId-000000000000', range: { start: 0n, end: (1n << 127n) - 1n } },
    { shardId: 'shardId-000000000001', range: { start: 1n << 127n, end: (1n << 128n) - 1n } },
  ];

  test('packs one shard’s records each, all of them, and counts records', async () => {
    const stream = limitedStream(1e6, () => 0);
    const { generator, run } = arrange(
      stream.put,
      { sending: { ...plainSending, aggregates: true } },
      { shards: () => shards },
    );
    await run(2_000);
    await run(200);
    const { tally } = generator.report();
    const outer = stream.calls.flatMap(({ Records }) => Records);
    expect(tally.puts).toBe(outer.length);
    expect(tally.puts).toBeLessThan(60);
    const user = outer.flatMap(({ Data, PartitionKey, ExplicitHashKey }) => {
      expect(PartitionKey).toBe('a');
      const aggregate = readAggregate(Data);
      const records = aggregate.ok ? aggregate.message.records : [];
      const shard = ownerOf(shards, BigInt(ExplicitHashKey ?? 0));
      for (const { partitionKey } of records)
        expect(ownerOf(shards, BigInt(explicitHashKeyOf(partitionKey)))).toBe(shard);
      return records.map(
        ({ data }) => (JSON.parse(new TextDecoder().decode(data)) as { n: number }).n,
      );
    });
    expect(user).toHaveLength(tally.sent);
    expect(new Set(user).size).toBe(user.length);
    expect(tally.sent).toBeGreaterThan(1_900);
    expect(generator.report().sample).toMatchObject({
      isEncrypted: false,
      text: expect.stringContaining('"n":'),
    });
  });

  test('a record that is alone is sent as it is', async () => {
    const stream = limitedStream(1e6, () => 0);
    const { run } = arrange(
      stream.put,
      { recordsPerSecond: 2, sending: { ...plainSending, aggregates: true } },
      { shards: () => shards },
    );
    await run(3_000);
    const outer = stream.calls.flatMap(({ Records }) => Records);
    expect(outer.length).toBeGreaterThan(3);
    for (const { PartitionKey, ExplicitHashKey } of outer)
      expect([PartitionKey.startsWith('user-'), ExplicitHashKey]).toEqual([true, undefined]);
  });
});

describe('client-side encryption', () => {
  test('sends what only the key opens, and shows what it was', async () => {
    const stream = limitedStream(1e6, () => 0);
    const dataKey = newDataKey();
    const { generator, run } = arrange(
      stream.put,
      { sending: { ...plainSending, encrypts: true } },
      { dataKey: () => dataKey },
    );
    await run(100);
    const [first] = stream.calls.flatMap(({ Records }) => Records);
    expect(new TextDecoder().decode(first?.Data)).not.toContain('"n"');
    const opened = openEnvelope(dataKey, first?.Data ?? new Uint8Array());
    expect(new TextDecoder().decode(opened)).toBe(`{"n":1,"key":"${first?.PartitionKey}"}`);
    expect(generator.report().sample).toMatchObject({
      isEncrypted: true,
      text: expect.stringContaining('"n":'),
    });
  });

  test('sends nothing without its key', async () => {
    const stream = limitedStream(1e6, () => 0);
    const { generator, run } = arrange(stream.put, {
      sending: { ...plainSending, encrypts: true },
    });
    await run(500);
    expect(stream.calls).toEqual([]);
    expect(generator.report().lastError?.message).toMatch(/data key of this generator is missing/);
  });
});

test('records of an entity come in its turn, across a restart', async () => {
  const stream = limitedStream(1e6, () => 0);
  const { run } = arrange(
    stream.put,
    {
      template: '{{key}} {{seq}}',
      keyShape: { kind: 'entities', prefix: 'e', keys: 3 },
      recordsPerSecond: 20,
    },
    { generatedBefore: 4 },
  );
  await run(350);
  expect(recordsIn(stream.calls)).toEqual(['e2 2', 'e3 2', 'e1 3', 'e2 3', 'e3 3', 'e1 4', 'e2 4']);
});
