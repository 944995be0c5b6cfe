export const formatShardId = (index: number): string =>
  `shardId-${index.toString().padStart(12, '0')}`;

const largestIndex = 2 ** 31 - 1;

/**
 * AWS looks only at the number at the end of a shard id: `shardId-000000000003`, `foo-3` and `3` are the same shard.
 * `undefined` when there is none. Measured by kinesalite's authors against AWS.
 */
export function parseShardId(text: string): number | undefined {
  const digits = /^(?:.*-)?(\d+)$/.exec(text)?.[1];
  const index = Number(digits);
  return digits !== undefined && index <= largestIndex ? index : undefined;
}
