import { describe, expect, it } from 'vitest';
import { refuseForeignSite } from './site.ts';

const isRefused = (headers: Record<string, string>): boolean => {
  try {
    refuseForeignSite({ method: 'POST', url: '/', headers, body: Buffer.alloc(0) });
    return false;
  } catch (error) {
    expect(error).toMatchObject({ name: 'AccessDeniedException', status: 403 });
    return true;
  }
};

describe('the Host header', () => {
  it.each([
    'localhost',
    'localhost:4567',
    'LOCALHOST',
    '127.0.0.1:4567',
    '127.8.9.10',
    '[::1]:4567',
    'kinesis.localhost:4567',
    'kinesis.us-east-1.amazonaws.com',
    '111122223333.data-kinesis.us-east-1.amazonaws.com:443',
    'kinesis.eu-west-1.api.aws',
    'kinesis.cn-north-1.amazonaws.com.cn',
  ])('may be %s', (host) => {
    expect(isRefused({ host })).toBe(false);
  });

  it.each([
    '',
    'attacker.example',
    '127.0.0.1.attacker.example',
    'localhost.attacker.example',
    'notlocalhost',
    'amazonaws.com.attacker.example',
    'evilamazonaws.com',
    '192.168.1.10:4567',
    '[::2]:4567',
    'localhost:4567:4567',
    'user@localhost',
    'localhost/..',
  ])('may not be %j', (host) => {
    expect(isRefused({ host })).toBe(true);
    expect(isRefused({ ':authority': host })).toBe(true);
  });
});

describe('the Origin header', () => {
  it.each([
    'http://localhost:3000',
    'https://127.0.0.1',
    'http://app.localhost',
    'http://[::1]:3000',
  ])('may be %s', (origin) => {
    expect(isRefused({ host: 'localhost', origin })).toBe(false);
  });

  it.each([
    'https://attacker.example',
    'null',
    '',
    'file://',
    'https://localhost.attacker.example',
    'https://x.amazonaws.com',
  ])('may not be %j', (origin) => {
    expect(isRefused({ host: 'localhost', origin })).toBe(true);
  });
});

it('refuses a request that names no host', () => {
  expect(isRefused({})).toBe(true);
});

it('gives the same answer when asked again', () => {
  expect([1, 2, 3].map(() => isRefused({ host: 'attacker.example' }))).toEqual([true, true, true]);
  expect(isRefused({ host: 'localhost' })).toBe(false);
  expect(isRefused({ host: 'attacker.example' })).toBe(true);
});
