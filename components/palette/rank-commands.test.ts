import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Command, rankCommands } from './rank-commands.ts';

const command = (title: string, group = 'Streams', words = ''): Command => ({
  id: title,
  title,
  group,
  words,
});

const commands = [
  command('all-orders'),
  command('orders › Shards'),
  command('orders'),
  command('reorders'),
  command('Create stream', 'Actions', 'new'),
];

const titles = (query: string, most = 9) =>
  rankCommands(commands, query, most).map(({ title }) => title);

test('whole names come before beginnings, and these before what is inside', () => {
  expect(titles('orders')).toEqual(['orders', 'orders › Shards', 'all-orders', 'reorders']);
});

test('every word must be there, in the name, the heading or the words by which it is found', () => {
  expect(titles('ord shards')).toEqual(['orders › Shards']);
  expect(titles('new act')).toEqual(['Create stream']);
  expect(titles('orders nothing')).toEqual([]);
});

test('without a query all stay in their order', () => {
  expect(titles('  ', 2)).toEqual(['all-orders', 'orders › Shards']);
});

test('a command is found by any part of its title', () => {
  fc.assert(
    fc.property(fc.constantFrom(...commands), fc.nat(20), fc.nat(20), (wanted, from, length) => {
      const part = wanted.title.slice(from, from + length);
      expect(rankCommands(commands, part, 99)).toContain(wanted);
    }),
  );
});
