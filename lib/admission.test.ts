import { expect, test } from 'vitest';
import { admit } from '#lib/admission.ts';

const ask = (headers: Record<string, string>, method = 'GET', path = '/streams') =>
  admit({ method, path, header: (name) => headers[name] ?? null }).ok;

test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'kino.localhost', 'LOCALHOST'])(
  'answers as %s',
  (host) => expect(ask({ host })).toBe(true),
);

test.each([
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  'localhost@evil.example',
  '127.0.0.1.evil.example',
  '192.168.1.7:3000',
  '0.0.0.0:3000',
  '',
])('does not answer as %s', (host) => expect(ask({ host })).toBe(false));

test('answers to its own pages and to none of another origin', () => {
  const host = 'localhost:3000';
  expect(ask({ host, origin: 'http://localhost:3000' }, 'POST')).toBe(true);
  expect(ask({ host, origin: 'http://LOCALHOST:3000' }, 'POST')).toBe(true);
  expect(ask({ host, origin: 'http://localhost:4567' }, 'POST')).toBe(false);
  expect(ask({ host, origin: 'https://evil.example' }, 'POST')).toBe(false);
  expect(ask({ host, origin: 'null' }, 'POST')).toBe(false);
});

test('can be linked to from elsewhere, but not be read or written by scripts from there', () => {
  const from = { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' };
  expect(ask(from)).toBe(true);
  expect(ask(from, 'GET', '/api/tail')).toBe(false);
  expect(ask(from, 'POST')).toBe(false);
  expect(ask({ ...from, 'sec-fetch-site': 'same-site' }, 'POST', '/api/aws/x/y')).toBe(false);
  expect(ask({ ...from, 'sec-fetch-site': 'same-origin' }, 'POST', '/api/aws/x/y')).toBe(true);
});
