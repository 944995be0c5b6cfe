import type { LabContext } from '#engine/lab/context.ts';
import type { GetNextExpiryInput, GetNextExpiryOutput } from '#lib/lab-client/types.ts';

export function getNextExpiry(
  { caller, kinesis }: LabContext,
  _input: GetNextExpiryInput,
): GetNextExpiryOutput {
  const next = kinesis.observation.nextExpiry(caller);
  return {
    At: next && new Date(next.atMs),
    StreamName: next?.streamName,
    ShardId: next?.shardId,
  };
}
