import { expect, test } from 'vitest';
import { Producer } from './producer.ts';
import { ReaderLedger } from './reader-ledger.ts';
import { recordId, recordText } from './record-text.ts';

const none = { lost: 0, deliveredAgain: 0, misordered: 0, unexplainedCopies: 0 };
const sequenceNumber = (place: number) => `${place}`.padStart(56, '4');
const record = (place: number, key: number, number: number) => ({
  SequenceNumber: sequenceNumber(place),
  Data: recordText({ key, number }),
});

/** A producer that was told that keys 1 and 2 have three records each. */
function acknowledging(): Producer {
  const producer = new Producer(0, 'soak');
  producer.acknowledgedOf.set([3, 3], 1);
  return producer;
}

const inOrder = [
  record(1, 1, 0),
  record(2, 2, 0),
  record(3, 1, 1),
  record(4, 2, 1),
  record(5, 1, 2),
  record(6, 2, 2),
];

function faultsOf(...deliveries: ReturnType<typeof record>[][]) {
  const ledger = new ReaderLedger('reader');
  for (const [shard, records] of deliveries.entries()) ledger.take(`shard-${shard}`, records);
  return ledger.compareWith(acknowledging());
}

test('all that was acknowledged, in order, through a reshard, is without fault', () => {
  expect(faultsOf(inOrder)).toEqual(none);
  expect(faultsOf(inOrder.slice(0, 3), inOrder.slice(3))).toEqual(none);
});

test('a record that is passed over and one at the end that never comes are lost', () => {
  expect(faultsOf(inOrder.toSpliced(2, 1))).toEqual({ ...none, lost: 1 });
  expect(faultsOf(inOrder.slice(0, -2))).toEqual({ ...none, lost: 2 });
});

test('a stored record that is delivered again is noticed', () => {
  const again = faultsOf([...inOrder, record(6, 2, 2)]);
  expect(again).toMatchObject({ lost: 0, deliveredAgain: 1 });
});

test('a key’s records in another order than they were acknowledged in are noticed', () => {
  const swapped = [record(1, 1, 1), record(2, 1, 0), record(3, 1, 2)];
  const others = [record(4, 2, 0), record(5, 2, 1), record(6, 2, 2)];
  expect(faultsOf([...swapped, ...others])).toEqual({ ...none, misordered: 1 });
});

test('a child that is read before its parent is noticed', () => {
  expect(faultsOf(inOrder.slice(3), inOrder.slice(0, 3)).misordered).toBeGreaterThan(0);
});

test('copies are explained by lost answers, each by one', () => {
  const ledger = new ReaderLedger('reader');
  ledger.take('shard', [...inOrder, record(7, 1, 0), record(8, 1, 0)]);
  const producer = acknowledging();
  expect(ledger.compareWith(producer)).toEqual({ ...none, unexplainedCopies: 2 });
  producer.lostAnswers.set(recordId({ key: 1, number: 0 }), 1);
  expect(ledger.compareWith(producer)).toEqual({ ...none, unexplainedCopies: 1 });
  producer.lostAnswers.set(recordId({ key: 1, number: 0 }), 2);
  expect(ledger.compareWith(producer)).toEqual(none);
});
