import { expect, test } from 'vitest';
import { readerGroups } from './reader-rows.ts';
import { outlookText, readersSentence } from './reader-words.ts';
import type { StreamReader } from '#lib/lab-client/observation-types.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const reader = (changes: Partial<StreamReader>): StreamReader => ({
  ShardId: 'shardId-000000000000',
  AccessKeyId: 'AKIAEXAMPLE1234',
  UserAgent: 'aws-sdk-js/3.1143.0 os/linux app/orders',
  Finished: false,
  ReadsPerSecond: 1,
  RecordsPerSecond: 10,
  BytesPerSecond: 1_000,
  ThrottledReads: 0,
  MillisBehindLatest: 0,
  RecordsBehind: 0,
  ...changes,
});

const late = reader({
  ShardId: 'shardId-000000000003',
  UserAgent: 'Boto3/1.43 md/Botocore',
  MillisBehindLatest: 19 * hourMs,
  RecordsBehind: 68_400,
  RecordsPerSecond: 0.5,
});

test('rows of one program are one reader, named after what it calls itself', () => {
  const groups = readerGroups([reader({}), reader({ ShardId: 'shardId-000000000001' })], dayMs);
  expect(groups).toMatchObject([
    { name: 'orders', isFanOut: false, rows: [{ behindMs: 0 }, { behindMs: 0 }] },
  ]);
  expect(groups[0]?.identity).toMatch(/access key …1234$/);
});

test('the reader nearest to the edge comes first, and is what the sentence is about', () => {
  const groups = readerGroups([reader({}), late], dayMs);
  expect(groups.map(({ name }) => name)).toEqual(['Boto3/1.43', 'orders']);
  expect(readersSentence(groups, dayMs)).toBe(
    'Boto3/1.43 is 19 h behind in shardId-000000000003, 79 % of the 1 d that records are kept. Loses records in 10 h at this speed.',
  );
});

test('where all are at the tip, it says so', () => {
  expect(readersSentence(readerGroups([reader({})], dayMs), dayMs)).toBe(
    '1 reader, all at the tip.',
  );
});

test('a finished shard is behind nothing, whatever is in it', () => {
  const [group] = readerGroups([reader({ ...late, Finished: true }), reader({})], dayMs);
  const finished = readerGroups([{ ...late, Finished: true }], dayMs)[0]?.rows[0];
  expect(group?.worst).toBe(0);
  expect(finished).toMatchObject({ behindMs: 0, isFinished: true });
  expect(finished && outlookText(finished)).toMatch(/^Finished/);
});

test('a consumer with enhanced fan-out goes by its name', () => {
  expect(readerGroups([reader({ ConsumerName: 'audit' })], dayMs)).toMatchObject([
    { name: 'audit', isFanOut: true },
  ]);
});
