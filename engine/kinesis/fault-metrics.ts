import { throttled } from './failed-entry.ts';
import type { FaultedRequest } from './fault-message.ts';
import { parseShardId } from './shard-id.ts';

/** What CloudWatch hears of a call that a fault made fail: as much as if AWS had refused it. */
export function reportFault(errorName: string, { operation, target }: FaultedRequest): void {
  const { stream, shardId, recordCount } = target;
  if (!stream) return;
  if (operation !== 'PutRecord' && operation !== 'PutRecords' && operation !== 'GetRecords') return;
  stream.metrics[`${operation}.Success`].add(0);
  if (errorName !== throttled) return;
  const metric =
    operation === 'GetRecords'
      ? 'ReadProvisionedThroughputExceeded'
      : 'WriteProvisionedThroughputExceeded';
  const shard = stream.shard(parseShardId(shardId ?? '') ?? -1);
  for (const place of [stream, shard]) place?.metrics[metric].add(recordCount);
}
