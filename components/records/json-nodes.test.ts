import { expect, test } from 'vitest';
import { ExactNumber } from '#components/records/exact-json.ts';
import { childNodes, firstOpen, type JsonNode, rootNode } from '#components/records/json-nodes.ts';

const shown = (nodes: JsonNode[] | undefined) =>
  nodes?.map(({ name, kind, text }) => `${name} ${kind} ${text}`);

test('each value is shown as JSON writes it, with its way there', () => {
  const root = rootNode({
    s: 'a"b',
    n: 1.5,
    exact: new ExactNumber('9007199254740993'),
    t: true,
    z: null,
    list: [1, 2],
    o: { x: 1 },
  });
  expect(root).toMatchObject({ id: '$', kind: 'object', text: '7 fields' });
  expect(shown(childNodes(root))).toEqual([
    's string "a\\"b"',
    'n number 1.5',
    'exact number 9007199254740993',
    't boolean true',
    'z null null',
    'list list 2 items',
    'o object 1 field',
  ]);
  const list = childNodes(root)?.find(({ name }) => name === 'list');
  expect(list && childNodes(list)?.map(({ id }) => id)).toEqual(['$.list[0]', '$.list[1]']);
  expect(childNodes(rootNode('x'))).toBeUndefined();
});

test('a long list is cut and says so', () => {
  const nodes = childNodes(rootNode(Array.from({ length: 5_000 }, () => 0)));
  expect(nodes).toHaveLength(201);
  expect(nodes?.at(-1)?.text).toBe('4800 more, see the text');
});

test('two levels are open at first, but not hundreds of lines', () => {
  expect(firstOpen(rootNode({ a: { b: { c: 1 } }, d: 1 }))).toEqual(['$', '$.a']);
  const wide = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`k${index}`, { a: 1, b: 2 }]),
  );
  expect(firstOpen(rootNode(wide))).toHaveLength(21);
});
