import { expect, test } from 'vitest';
import { nextSelection } from './select-shards.ts';

const order = ['a', 'b', 'c', 'd'];

test.each([
  [[], 'b', ['b']],
  [['b'], 'b', []],
  [['b'], 'c', ['b', 'c']],
  [['b'], 'a', ['a', 'b']],
  [['b'], 'd', ['d']],
  [['a', 'b'], 'c', ['c']],
  [['a', 'b'], 'a', ['b']],
  [['gone'], 'a', ['a']],
])('with %o selected, choosing %s leaves %o', (selected, chosen, next) => {
  expect(nextSelection(selected, chosen, order)).toEqual(next);
});
