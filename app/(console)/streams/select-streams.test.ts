import { expect, test } from 'vitest';
import { parseFilter } from './search-params.ts';
import { selectStreams } from './select-streams.ts';
import type { StreamRow } from './stream-row.ts';

const row = (name: string, rest: Partial<StreamRow> = {}): StreamRow => ({
  name,
  status: 'ACTIVE',
  mode: 'PROVISIONED',
  createdMs: 0,
  ...rest,
});

const streams = [
  row('orders-10', { createdMs: 3 }),
  row('audit', { mode: 'ON_DEMAND', createdMs: 2 }),
  row('orders-2', { status: 'CREATING', createdMs: 1 }),
];

const names = (filter: string, sort = 'name', page = 1, pageSize = 10) =>
  selectStreams(streams, { filter: parseFilter(filter), page, sort }, pageSize).rows.map(
    ({ name }) => name,
  );

test('sorts names as a person would, either way', () => {
  expect(names('')).toEqual(['audit', 'orders-2', 'orders-10']);
  expect(names('', '-name')).toEqual(['orders-10', 'orders-2', 'audit']);
  expect(names('', 'created')).toEqual(['orders-2', 'audit', 'orders-10']);
  expect(names('', 'nonsense')).toEqual(names(''));
});

test.each([
  [':ORD', ['orders-2', 'orders-10']],
  [':creating', ['orders-2']],
  ['mode=ON_DEMAND', ['audit']],
  ['mode=ON', []],
  ['name:ord~status!=CREATING', ['orders-10']],
  ['name:audit|status=CREATING', ['audit', 'orders-2']],
  ['!:orders', ['audit']],
])('%s finds %j', (filter, found) => expect(names(filter)).toEqual(found));

test('a page beyond the last is the last', () => {
  expect(names('', 'name', 2, 2)).toEqual(['orders-10']);
  expect(names('', 'name', 9, 2)).toEqual(['orders-10']);
  expect(names('', 'name', -1, 2)).toEqual(['audit', 'orders-2']);
});
