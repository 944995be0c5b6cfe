import { expect, test } from 'vitest';
import { userRecordsIn } from '#lib/consumer-group/user-records.ts';
import { createAggregate, explicitHashKeyOf } from '#lib/jobs/kpl-aggregation.ts';
import { hashSpaceSize, largestHashKey } from '#lib/kinesis/hash-key-range.ts';

const lower = { start: 0n, end: hashSpaceSize / 2n - 1n };
const upper = { start: hashSpaceSize / 2n, end: largestHashKey };
const isLower = (key: string) => BigInt(explicitHashKeyOf(key)) <= lower.end;
const keys = Array.from({ length: 40 }, (_, at) => `user-${at}`);

function aggregateOf(partitionKeys: readonly string[]): Uint8Array {
  const aggregate = createAggregate();
  for (const partitionKey of partitionKeys) aggregate.add({ partitionKey, data: Buffer.from('x') });
  return aggregate.finish();
}

test('an aggregate of one shard’s keys is all given, and left out in another shard', () => {
  const low = keys.filter(isLower);
  const data = aggregateOf(low);
  expect(userRecordsIn(data, lower)).toEqual({ userRecords: low.length, outside: 0 });
  expect(userRecordsIn(data, upper)).toEqual({ userRecords: 0, outside: low.length });
});

test('one key of another shard leaves out the whole aggregate, and without a range none is', () => {
  const data = aggregateOf(keys);
  expect(userRecordsIn(data, lower)).toEqual({ userRecords: 0, outside: keys.length });
  expect(userRecordsIn(data, undefined)).toEqual({ userRecords: keys.length, outside: 0 });
});

test('what is no aggregate is one record, wherever its key belongs', () => {
  const damaged = aggregateOf(keys).subarray(0, -1);
  expect([userRecordsIn(Buffer.from('{}'), upper), userRecordsIn(damaged, lower)]).toEqual([
    { userRecords: 1, outside: 0 },
    { userRecords: 1, outside: 0 },
  ]);
});
