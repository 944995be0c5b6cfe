/** Partition keys hash to 0 … 2^128 − 1. */
export const hashSpaceSize = 1n << 128n;
export const largestHashKey = hashSpaceSize - 1n;

/** A contiguous part of the hash space; both ends belong to it. */
export interface HashKeyRange {
  start: bigint;
  end: bigint;
}

/** As Kinesis sends it: decimal strings. */
export function parseHashKeyRange(range: {
  StartingHashKey?: string | undefined;
  EndingHashKey?: string | undefined;
}): HashKeyRange {
  return { start: BigInt(range.StartingHashKey ?? 0), end: BigInt(range.EndingHashKey ?? 0) };
}

export const widthOf = (range: HashKeyRange): bigint => range.end - range.start + 1n;

export const rangeContains = (range: HashKeyRange, hashKey: bigint): boolean =>
  range.start <= hashKey && hashKey <= range.end;

/** 53 bits of a number below 2^128 are all a fraction can hold; the rest is shifted away before dividing. */
const keptBits = 53n;
const droppedBits = 128n - keptBits;

/** Where a hash key lies in the whole space: 0 at the start, just below 1 at the end. For drawing only. */
export const positionOf = (hashKey: bigint): number =>
  Number(hashKey >> droppedBits) / Number(1n << keptBits);

/** How much of the whole space a range takes: 1 is all of it. For drawing and percentages only. */
export const shareOfSpace = (range: HashKeyRange): number => positionOf(widthOf(range));

/** The one whose range holds the hash key; ranges of open shards tile the space, so there is at most one. */
export const ownerOf = <Owner extends { range: HashKeyRange }>(
  owners: readonly Owner[],
  hashKey: bigint,
): Owner | undefined => owners.find((owner) => rangeContains(owner.range, hashKey));

/** By where their ranges begin. */
export const byHashOrder = (a: { range: HashKeyRange }, b: { range: HashKeyRange }): number =>
  a.range.start < b.range.start ? -1 : a.range.start > b.range.start ? 1 : 0;
