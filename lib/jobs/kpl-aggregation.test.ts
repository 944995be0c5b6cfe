import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregateMaxBytes } from '#lib/jobs/aggregate-limits.ts';
import { createAggregate, explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { hashKeyOf } from '#lib/kinesis/hash-key.ts';
import { readAggregate } from '#lib/records/decode/kpl-aggregate.ts';

const userRecords = fc.array(
  fc.record({
    partitionKey: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    data: fc.uint8Array({ maxLength: 400 }),
  }),
  { minLength: 1, maxLength: 60 },
);

test('what is packed unfolds into the same records, in order', () => {
  fc.assert(
    fc.property(userRecords, (records) => {
      const aggregate = createAggregate();
      expect(records.every((record) => aggregate.add(record))).toBe(true);
      const bytes = aggregate.finish();
      expect(bytes.byteLength).toBe(aggregate.bytes);
      const outcome = readAggregate(bytes);
      expect(
        outcome.ok &&
          outcome.message.records.map(({ partitionKey, data }) => [partitionKey, [...data]]),
      ).toEqual(records.map(({ partitionKey, data }) => [partitionKey, [...data]]));
    }),
  );
});

test('the reader that consumers use on Lambda unfolds it too', async () => {
  const { deaggregateSync } = createRequire(import.meta.url)('aws-kinesis-agg') as {
    deaggregateSync: (
      record: object,
      computeChecksums: boolean,
      done: (error: unknown, records: { partitionKey: string; data: string }[]) => void,
    ) => void;
  };
  const records = ['a', 'b', 'a', 'ü'].map((partitionKey, index) => ({
    partitionKey,
    data: Buffer.from(`{"n":${index}}`),
  }));
  const aggregate = createAggregate();
  for (const record of records) aggregate.add(record);
  const data = Buffer.from(aggregate.finish()).toString('base64');
  const unfolded = await new Promise<{ partitionKey: string; data: string }[]>((resolve, reject) =>
    deaggregateSync({ kinesis: { data }, data }, true, (error, found) =>
      error ? reject(error) : resolve(found),
    ),
  );
  expect(
    unfolded.map((record) => [record.partitionKey, Buffer.from(record.data, 'base64').toString()]),
  ).toEqual(records.map(({ partitionKey, data: text }) => [partitionKey, text.toString()]));
});

test('it is full at 51,200 bytes, and takes a larger record only alone', () => {
  const aggregate = createAggregate();
  const record = { partitionKey: 'k', data: new Uint8Array(1_000) };
  while (aggregate.add(record));
  expect(aggregate.bytes).toBeLessThanOrEqual(aggregateMaxBytes);
  expect(aggregate.bytes).toBeGreaterThan(aggregateMaxBytes - 1_010);
  const large = { partitionKey: 'k', data: new Uint8Array(100_000) };
  expect(aggregate.add(large)).toBe(false);
  expect(createAggregate().add(large)).toBe(true);
});

test('hash keys are those that the stream reckons', async () => {
  for (const key of ['user-7', 'ü', 'a'.repeat(256)])
    expect(explicitHashKeyOf(key)).toBe(String(await hashKeyOf(key)));
});
