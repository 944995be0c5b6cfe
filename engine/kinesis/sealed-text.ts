import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Store } from '#engine/core/store.ts';

const version = Buffer.from('0000000000000001', 'hex');
const algorithm = 'aes-256-cbc';
const keyBytes = 32;
const blockBytes = 16;

/**
 * Makes the opaque texts that AWS hands out and wants back: shard iterators and next tokens. They are encrypted with a
 * key that stays with the data, so they hold over a restart and cannot be made up.
 */
export class SealedText {
  readonly #key: Buffer;
  readonly #iv: Buffer;

  constructor(store: Store) {
    const keys = store.bytes<string>('keys');
    let secret = keys.get('sealed-text');
    if (!secret) {
      secret = randomBytes(keyBytes + blockBytes);
      keys.putSync('sealed-text', secret);
    }
    this.#key = Buffer.from(secret.subarray(0, keyBytes));
    this.#iv = Buffer.from(secret.subarray(keyBytes));
  }

  /** Base64 of AWS's version word and the encrypted text. */
  seal(text: string): string {
    const cipher = createCipheriv(algorithm, this.#key, this.#iv);
    return Buffer.concat([version, cipher.update(text), cipher.final()]).toString('base64');
  }

  /** The text that was sealed; `undefined` when this engine did not seal it. */
  open(sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length <= version.length || bytes.toString('base64') !== sealed) return undefined;
    if (!bytes.subarray(0, version.length).equals(version)) return undefined;
    try {
      const decipher = createDecipheriv(algorithm, this.#key, this.#iv);
      return decipher.update(bytes.subarray(version.length), undefined, 'utf8') + decipher.final();
    } catch {
      return undefined;
    }
  }
}
