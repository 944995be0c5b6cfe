import { expect, test } from 'vitest';
import { firstShard, observedStream, StreamName } from '#engine/testing/observed-stream.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const record = { StreamName, PartitionKey: 'a', Data: Buffer.from('x') };

const shownOf = async (kinesis: Awaited<ReturnType<typeof observedStream>>['kinesis']) => {
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId: firstShard,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  return (await kinesis.getRecords({ ShardIterator })).Records?.length;
};

test('nothing expires where there is no record', async () => {
  const { lab } = await observedStream(1);
  const { At, StreamName: name, ShardId } = await lab.getNextExpiry({});
  expect([At, name, ShardId]).toEqual([undefined, undefined, undefined]);
});

test('a jump to the next expiry takes the oldest record, and not a moment earlier', async () => {
  const { simulator, kinesis, lab } = await observedStream(1);
  const firstAtMs = simulator.clock.now();
  await kinesis.putRecord(record);
  simulator.clock.advance(hourMs);
  await kinesis.putRecord(record);
  const next = await lab.getNextExpiry({});
  expect(next).toMatchObject({
    At: new Date(firstAtMs + dayMs + 1),
    StreamName,
    ShardId: firstShard,
  });

  await lab.setClock({ AdvanceTo: new Date(Number(next.At) - 1) });
  expect(await shownOf(kinesis)).toBe(2);
  await lab.setClock({ AdvanceTo: next.At });
  expect(await shownOf(kinesis)).toBe(1);
  const { At } = await lab.getNextExpiry({});
  expect(At).toEqual(new Date(firstAtMs + hourMs + dayMs + 1));
});

test('the stream with the shorter retention comes first', async () => {
  const { simulator, kinesis, lab } = await observedStream(1);
  await kinesis.putRecord(record);
  await kinesis.createStream({ StreamName: 'longer', ShardCount: 1 });
  await kinesis.increaseStreamRetentionPeriod({ StreamName, RetentionPeriodHours: 48 });
  simulator.clock.advance(hourMs);
  await kinesis.putRecord({ ...record, StreamName: 'longer' });
  expect(await lab.getNextExpiry({})).toMatchObject({ StreamName: 'longer' });
});
