import { expect, test } from 'vitest';
import { paletteCommands } from './palette-commands.ts';

const nothing = () => undefined;

function commandsFor(here: string | undefined) {
  const gone: string[] = [];
  const commands = paletteCommands({
    streams: ['audit', 'clicks', 'orders'],
    recent: ['clicks', 'orders'],
    favourites: ['orders'],
    views: [{ id: '1', name: 'Hot shards', href: '/streams/orders/shards?x=1', createdMs: 0 }],
    connections: [],
    connectionId: 'simulator',
    here,
    go: (href) => gone.push(href),
    switchTo: nothing,
    toggleFavourite: nothing,
    saveView: nothing,
    showShortcuts: nothing,
  });
  return { commands, gone };
}

test('each stream is offered once, favourites and recent ones before the others', () => {
  const streams = commandsFor(undefined).commands.filter(({ id }) => id.startsWith('stream '));
  expect(streams.map(({ title, group }) => `${title}: ${group}`)).toEqual([
    'orders: Favourite',
    'clicks: Recent',
    'audit: Stream',
  ]);
});

test('no two commands are the same, and a saved view leads to its address', () => {
  const { commands, gone } = commandsFor('orders');
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  commands.find(({ title }) => title === 'Hot shards')?.run();
  expect(gone).toEqual(['/streams/orders/shards?x=1']);
});

const titles = (here: string | undefined) => commandsFor(here).commands.map(({ title }) => title);

test('what is about a stream is offered on its pages only', () => {
  expect(titles('orders')).toContain('Take orders off the favourites');
  expect(titles('audit')).toContain('Make audit a favourite');
  expect(titles(undefined).join()).not.toContain('favourite,');
});
