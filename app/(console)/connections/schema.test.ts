import { expect, test } from 'vitest';
import { connectionSchema, emptyConnection, type ConnectionInput } from './schema.ts';
import { fieldErrors } from '#lib/field-errors.ts';

const complaints = (changes: Partial<ConnectionInput>, hasStoredKey = false) =>
  Object.keys(
    fieldErrors(connectionSchema({ hasStoredKey }), {
      ...emptyConnection,
      name: 'Shop',
      ...changes,
    }),
  );

test.each([
  '',
  'http://127.0.0.1:4567',
  'https://kinesis.eu-west-1.amazonaws.com',
  'http://[::1]:1',
])('an endpoint may be %j', (endpoint) => expect(complaints({ endpoint })).toEqual([]));

test.each([
  'localhost:4567',
  'ftp://host',
  'file:///etc/passwd',
  'http://host/path',
  'http://host/?q',
  'http://169.254.169.254',
  'http://[fe80::1]:80',
  'http://2852039166',
  'nonsense',
])('an endpoint may not be %j', (endpoint) =>
  expect(complaints({ endpoint })).toEqual(['endpoint']),
);

test.each([
  ['us-east-1', true],
  ['us-gov-west-1', true],
  ['us east 1', false],
  ['', false],
])('%j is a region: %s', (region, isRegion) =>
  expect(complaints({ region })).toEqual(isRegion ? [] : ['region']),
);

test('an access key needs both halves, unless one is stored', () => {
  const key = { credentialsKind: 'static' } as const;
  expect(complaints(key)).toEqual(['accessKeyId', 'secretAccessKey']);
  expect(complaints({ ...key, accessKeyId: 'AKID' })).toEqual(['secretAccessKey']);
  expect(complaints(key, true)).toEqual([]);
  expect(complaints({ ...key, accessKeyId: 'AKID' }, true)).toEqual(['secretAccessKey']);
  expect(complaints({ credentialsKind: 'profile' })).toEqual(['profile']);
});
