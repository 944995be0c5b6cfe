import { hash } from 'node:crypto';

/** The hash keys from `start` to `end`, both included. */
export interface HashKeyRange {
  start: bigint;
  end: bigint;
}

/** 2^128 − 1, the last hash key. */
export const lastHashKey = 2n ** 128n - 1n;

/** Cuts the hash space into `count` ranges as CreateStream does: equally wide, the last takes the rest. */
export function tileHashSpace(count: number): HashKeyRange[] {
  const width = (lastHashKey + 1n) / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    start: width * BigInt(index),
    end: index === count - 1 ? lastHashKey : width * BigInt(index + 1) - 1n,
  }));
}

/** Where a partition key lies: the MD5 of its UTF-8 bytes as an unsigned number. */
export const hashKeyOf = (partitionKey: string): bigint => BigInt(`0x${hash('md5', partitionKey)}`);
