import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * The envelope of a record that was encrypted before it was sent:
 *
 *     4 bytes   `KSE1`
 *     8 bytes   key id: the first bytes of the SHA-256 of the data key
 *     12 bytes  nonce, random
 *     n bytes   AES-256-GCM ciphertext; the 12 bytes before the nonce are authenticated with it
 *     16 bytes  tag
 *
 * Partition keys stay in clear: the stream needs them, and returns them to every reader.
 */
const magic = Buffer.from('KSE1', 'latin1');
const keyIdBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = magic.length + keyIdBytes;

/** By how much an envelope is longer than what it holds. */
export const envelopeBytes = headerBytes + nonceBytes + tagBytes;

/** A key for one producer's records: 32 bytes, in base64. */
export const newDataKey = (): string => randomBytes(32).toString('base64');

const keyIdOf = (key: Buffer): Buffer =>
  createHash('sha256').update(key).digest().subarray(0, keyIdBytes);

const headerOf = (key: Buffer): Buffer => Buffer.concat([magic, keyIdOf(key)]);

/** The key id of a data key, in hexadecimal. */
export const dataKeyId = (dataKey: string): string =>
  keyIdOf(Buffer.from(dataKey, 'base64')).toString('hex');

/** The id of the key that an envelope was made with; undefined for what is no envelope. */
export function envelopeKeyId(data: Uint8Array): string | undefined {
  // Cheap enough for every record there is.
  if (data[0] !== magic[0] || data.byteLength < envelopeBytes) return undefined;
  const header = Buffer.from(data.subarray(0, headerBytes));
  if (!header.subarray(0, magic.length).equals(magic)) return undefined;
  return header.toString('hex', magic.length);
}

/** Puts data into an envelope. */
export type Seal = (data: Uint8Array) => Uint8Array;

/** @param dataKey as `newDataKey` gives it */
export function createSealer(dataKey: string): Seal {
  const key = Buffer.from(dataKey, 'base64');
  const header = headerOf(key);
  return (data) => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(header);
    const sealed = [cipher.update(data), cipher.final()];
    return Buffer.concat([header, nonce, ...sealed, cipher.getAuthTag()]);
  };
}

/** What is in an envelope; undefined where it is none, is another key's, or was changed. */
export function openEnvelope(dataKey: string, envelope: Uint8Array): Uint8Array | undefined {
  const key = Buffer.from(dataKey, 'base64');
  const header = headerOf(key);
  const bytes = Buffer.from(envelope);
  if (bytes.length < envelopeBytes || !bytes.subarray(0, headerBytes).equals(header))
    return undefined;
  const nonce = bytes.subarray(headerBytes, headerBytes + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(header);
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const ciphertext = bytes.subarray(headerBytes + nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}
