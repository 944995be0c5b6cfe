import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '#lib/data-dir.ts';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts with AES-256-GCM under the key of the data directory. */
export function seal(secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key(), iv);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Fails with a message for a person when the text was sealed under another key, or changed. */
export function unseal(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const iv = bytes.subarray(0, ivBytes);
  const ownKey = key();
  try {
    const decipher = createDecipheriv('aes-256-gcm', ownKey, iv, { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const secret = decipher.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(
      'The secret of this connection cannot be read: console.key is not the key that it was stored with. Edit the connection and enter the secret again.',
      { cause },
    );
  }
}

let cached: { path: string; key: Buffer } | undefined;

function key(): Buffer {
  const path = join(dataDir(), 'console.key');
  if (cached?.path !== path) cached = { path, key: readKey(path) ?? makeKey(path) };
  return cached.key;
}

function readKey(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    if (bytes.length !== keyBytes) throw new Error(`${path} is not a key of ${keyBytes} bytes.`);
    return bytes;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** A link fails where the name is taken, so of two processes that start at once both end up with one key. */
function makeKey(path: string): Buffer {
  mkdirSync(dataDir(), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path);
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
