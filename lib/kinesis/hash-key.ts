import { Md5Js } from '@smithy/core/checksum';

/**
 * The 128-bit hash key of a partition key: the MD5 of its UTF-8 bytes, read as one big-endian number.
 * Web Crypto has no MD5, so this takes the one that the SDK brings along; it runs in the browser and in Node.
 */
export async function hashKeyOf(partitionKey: string): Promise<bigint> {
  const md5 = new Md5Js();
  md5.update(new TextEncoder().encode(partitionKey));
  return BigInt(`0x${hexOf(await md5.digest())}`);
}

/** As people know MD5: 32 hexadecimal digits. */
export const formatMd5 = (hashKey: bigint): string => hashKey.toString(16).padStart(32, '0');

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
