import { expect, test } from 'vitest';
import { LeaseTable } from '#lib/consumer-group/lease-table.ts';

const at = (sequenceNumber: string) => ({ type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber }) as const;

/** A lease that worker a has. */
function heldByA() {
  const table = new LeaseTable();
  table.create('s', [], { type: 'TRIM_HORIZON' });
  table.take('s', 'a', 0, false);
  return table;
}

const counterOf = (table: LeaseTable) => table.get('s')?.counter ?? -1;

test('of two workers that saw the same lease one gets it', () => {
  const table = heldByA();
  const seen = counterOf(table);
  expect(table.take('s', 'b', seen, false)).toBe(true);
  expect(table.take('s', 'c', seen, false)).toBe(false);
  expect(table.get('s')?.owner).toBe('b');
});

test('a renewal makes what was seen of a lease old', () => {
  const table = heldByA();
  const seen = counterOf(table);
  expect(table.renew('s', 'a')).toBe(true);
  expect(table.take('s', 'b', seen, false)).toBe(false);
});

test('a worker that lost its lease neither renews nor checkpoints', () => {
  const table = heldByA();
  table.take('s', 'b', counterOf(table), false);
  expect(table.renew('s', 'a')).toBe(false);
  expect(table.checkpoint('s', 'a', at('7'))).toBe(false);
  expect(table.checkpoint('s', 'b', at('7'))).toBe(true);
});

test('in a handover the owner before has the last word, even when the next one leaves meanwhile', () => {
  const table = heldByA();
  table.take('s', 'b', counterOf(table), true);
  expect(table.checkpoint('s', 'b', at('1'))).toBe(false);
  expect(table.checkpoint('s', 'a', at('9'))).toBe(true);
  table.release('s', 'b');
  table.take('s', 'c', counterOf(table), false);
  expect(table.get('s')).toMatchObject({ owner: 'c', previousOwner: 'a' });
  expect(table.endHandover('s')).toBe(true);
  expect(table.checkpoint('s', 'a', at('10'))).toBe(false);
  expect(table.get('s')?.checkpoint).toEqual(at('9'));
});

test('children wait until all parents are finished', () => {
  const table = new LeaseTable();
  table.create('p', [], { type: 'TRIM_HORIZON' });
  table.create('q', [], { type: 'TRIM_HORIZON' });
  table.create('child', ['p', 'q'], { type: 'TRIM_HORIZON' });
  const claimable = () => table.claimable.map(({ shardId }) => shardId);
  table.take('p', 'a', 0, false);
  table.finish('p', 'a');
  expect(claimable()).toEqual(['q']);
  table.take('q', 'a', 0, false);
  table.finish('q', 'a');
  expect(claimable()).toEqual(['child']);
});
