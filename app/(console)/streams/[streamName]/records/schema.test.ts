import { describe, expect, test } from 'vitest';
import { bytesOf, putRecordSchema } from './schema.ts';
import { fieldErrors } from '#lib/field-errors.ts';

const input = {
  partitionKey: 'user-7',
  data: '{"a":1}',
  format: 'json' as const,
  explicitHashKey: '',
};
const errors = (changes: Partial<Record<keyof typeof input, string>>) =>
  fieldErrors(putRecordSchema, { ...input, ...changes });

describe('putting a record', () => {
  test.each([
    {},
    { format: 'text', data: '' },
    { format: 'base64', data: 'aGVs bG8=\n' },
    { explicitHashKey: '340282366920938463463374607431768211455' },
    { partitionKey: '💡'.repeat(256) },
  ])('takes %j', (changes) => expect(errors(changes)).toEqual({}));

  test.each([
    [{ partitionKey: '' }, 'partitionKey', /Enter a partition key/],
    [{ partitionKey: 'x'.repeat(257) }, 'partitionKey', /256/],
    [{ data: '{' }, 'data', /^This is not JSON: /],
    [{ format: 'base64', data: 'aGVsbG8' }, 'data', /not base64/],
    [{ data: ' '.repeat(600_000), format: 'text' }, 'data', /512 KiB/],
    [
      { explicitHashKey: '340282366920938463463374607431768211456' },
      'explicitHashKey',
      /whole number/,
    ],
    [{ explicitHashKey: '-1' }, 'explicitHashKey', /whole number/],
  ])('refuses %j at its field', (changes, field, message) => {
    expect(errors(changes)[field]).toMatch(message);
  });
});

test('base64 becomes its bytes, text its UTF-8', () => {
  expect([...bytesOf({ format: 'base64', data: '84ma\nwg==' })]).toEqual([0xf3, 0x89, 0x9a, 0xc2]);
  expect([...bytesOf({ format: 'text', data: 'ü' })]).toEqual([0xc3, 0xbc]);
});
