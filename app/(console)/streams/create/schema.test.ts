import { expect, test } from 'vitest';
import { createStreamSchema, emptyStream, type CreateStreamInput } from './schema.ts';
import { fieldErrors } from '#lib/field-errors.ts';

const complaints = (changes: Partial<CreateStreamInput>) =>
  Object.keys(
    fieldErrors(createStreamSchema, { ...emptyStream, streamName: 'orders', ...changes }),
  );

test('an empty form asks for a name and nothing else', () => {
  expect(complaints({ streamName: '' })).toEqual(['streamName']);
});

test.each([
  ['a', true],
  ['Orders_2.eu-1', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['no spaces', false],
  ['ümlaut', false],
])('%j is a name: %s', (streamName, isName) =>
  expect(complaints({ streamName })).toEqual(isName ? [] : ['streamName']),
);

test.each(['0', '-1', '1.5', 'many', '', '1e3'])('%j is no number of shards', (shardCount) => {
  expect(complaints({ shardCount })).toEqual(['shardCount']);
  expect(complaints({ shardCount, streamMode: 'ON_DEMAND' })).toEqual([]);
});

test('a tag that is wrong is named', () => {
  const tags = [
    { key: 'team', value: 'shop' },
    { key: '', value: '' },
    { key: 'aws:x', value: '' },
  ];
  expect(complaints({ tags })).toEqual(['tags.1.key', 'tags.2.key']);
  const twice = [
    { key: 'team', value: '1' },
    { key: 'team', value: '2' },
  ];
  expect(complaints({ tags: twice })).toEqual(['tags.1.key']);
});
