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
