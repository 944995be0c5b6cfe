import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from '#lib/secrets.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetoscope-secrets-'));
  vi.stubEnv('KINETOSCOPE_DATA_DIR', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a secret comes back, and does not stand in what is stored', () => {
  const sealed = seal('wJalr-straße-EXAMPLE');
  expect(unseal(sealed)).toBe('wJalr-straße-EXAMPLE');
  expect(Buffer.from(sealed, 'base64').includes('wJalr')).toBe(false);
  expect(seal('wJalr-straße-EXAMPLE')).not.toBe(sealed);
});

test('the key is the owner’s alone, and made once', () => {
  seal('x');
  const path = join(folder, 'console.key');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const key = readFileSync(path);
  seal('y');
  expect(readFileSync(path)).toEqual(key);
});

test('what was changed, or sealed under another key, is refused in words', () => {
  const bytes = Buffer.from(seal('secret'), 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => unseal(bytes.toString('base64'))).toThrow('enter the secret again');
  expect(() => unseal('')).toThrow('enter the secret again');
});
