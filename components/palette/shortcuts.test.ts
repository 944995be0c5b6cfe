import { expect, test } from 'vitest';
import { createShortcutReader, type Shortcut } from './shortcuts.ts';

const shortcut = (keys: string): Shortcut => ({ keys, title: keys, run: () => undefined });
const known = new Map(['?', 'g s', 'g g', 's'].map((keys) => [keys, shortcut(keys)]));

function type(...keys: [key: string, atMs: number][]) {
  const read = createShortcutReader();
  return keys.map(([key, atMs]) => read(key, atMs, (text) => known.get(text))?.keys);
}

test('two keys soon after each other are one shortcut', () => {
  expect(type(['g', 0], ['s', 1_000])).toEqual([undefined, 'g s']);
  expect(type(['g', 0], ['s', 2_000])).toEqual([undefined, 's']);
});

test('a shortcut that was used begins no other', () => {
  expect(type(['g', 0], ['g', 100], ['s', 200])).toEqual([undefined, 'g g', 's']);
  expect(type(['?', 0])).toEqual(['?']);
});
