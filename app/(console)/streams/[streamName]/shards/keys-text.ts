import { formatPercent } from '#lib/format/percent.ts';
import type { ShardHeavyKeys } from '#lib/lab-client/observation-types.ts';
import type { ShardLimit } from '#lib/kinesis/utilisation.ts';

/** A key below this share explains nothing. */
const leastShare = 0.05;

/** “71 % of its records of the last minute carry the key user-7.” By what binds; nothing where no key stands out. */
export function keysText(shard: Pick<ShardHeavyKeys, 'Keys'>, binding: ShardLimit): string {
  const isBytes = binding === 'bytesIn' || binding === 'bytesOut';
  const shares = (shard.Keys ?? [])
    .map(({ PartitionKey = '', RecordShare = 0, ByteShare = 0 }) => ({
      key: PartitionKey,
      share: isBytes ? ByteShare : RecordShare,
    }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share);
  const [first, second] = shares;
  if (!first) return 'No single key stands out.';
  const also = second ? `, ${formatPercent(second.share)} the key ${second.key}` : '';
  return `${formatPercent(first.share)} of its ${isBytes ? 'bytes' : 'records'} of the last minute carry the key ${first.key}${also}.`;
}
