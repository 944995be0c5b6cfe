import { expect, test } from 'vitest';
import { chooseLeases } from '#lib/consumer-group/choose-leases.ts';
import type { Lease } from '#lib/consumer-group/lease.ts';

/** `leasesOf('a', 'a', undefined)`: three leases by owner. */
const leasesOf = (...owners: (string | undefined)[]): Lease[] =>
  owners.map((owner, index) => ({
    shardId: `s${index}`,
    parentIds: [],
    checkpoint: { type: 'TRIM_HORIZON' },
    ...(owner !== undefined && { owner }),
    counter: 1,
    switches: 0,
  }));

const choose = (leases: readonly Lease[], me: string, dead: readonly string[] = []) =>
  chooseLeases(
    leases,
    me,
    ({ owner }) => owner === undefined || dead.includes(owner),
    () => 0,
  );

test('a worker takes free leases up to its part, rounded up', () => {
  const leases = leasesOf('b', undefined, undefined, undefined, undefined);
  expect(choose(leases, 'a')).toHaveLength(3);
  expect(choose(leases, 'b')).toHaveLength(4);
});

test('the leases of a dead worker are free, and it counts no more', () => {
  const taken = choose(leasesOf('dead', 'dead', 'dead', 'a'), 'a', ['dead']);
  expect(taken.map(({ isStolen }) => isStolen)).toEqual([false, false, false]);
});

test('it steals one at a time from the one that has most', () => {
  const [stolen, ...more] = choose(leasesOf('b', 'b', 'c', 'c', 'c'), 'a');
  expect(stolen).toMatchObject({ isStolen: true, lease: { owner: 'c' } });
  expect(more).toEqual([]);
});

test('three workers with three do not leave the fourth with one, and even counts stay', () => {
  const uneven = ['b', 'c', 'd'].flatMap((owner) => [owner, owner, owner]);
  expect(choose(leasesOf('a', ...uneven), 'a')).toHaveLength(1);
  expect(choose(leasesOf('a', 'a', 'b', 'b', 'b'), 'a')).toEqual([]);
  expect(choose(leasesOf('a', 'b', 'b'), 'a')).toEqual([]);
});

test('a lease that is being handed over is not stolen again', () => {
  const leases = leasesOf('b', 'b', 'b', 'b').map((lease) => ({ ...lease, previousOwner: 'c' }));
  expect(choose(leases, 'a')).toEqual([]);
});
