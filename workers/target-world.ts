import { setTimeout } from 'node:timers/promises';
import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import type { LocatedShard } from '#lib/jobs/shard-locator.ts';
import { storeRejected } from '#lib/transfer/import-file.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { streamFacts } from '#workers/stream-facts.ts';
import type { TransferWorld } from '#workers/transfer-world.ts';

/** Shards are split and merged while records are sent. */
const shardsAgainMs = 10_000;

/** A stream that takes the records of a transfer, at a connection that may be edited meanwhile. */
export async function targetWorld(
  target: () => Connection,
  streamName: string,
  { source }: TransferPlan,
): Promise<Omit<TransferWorld, 'pages' | 'storeFence' | 'mayAct'> & { close(): void }> {
  let shards: readonly LocatedShard[] = await streamFacts.shards(target(), streamName);
  const refreshing = setInterval(() => {
    streamFacts.shards(target(), streamName).then(
      (found) => (shards = found),
      // The old ones do until they can be listed again.
      () => {},
    );
  }, shardsAgainMs);
  return {
    put: (records) =>
      call(target(), 'kinesis', 'PutRecords', { StreamName: streamName, Records: records }),
    storeRejected: async (rows) => {
      if (source.kind === 'file') await storeRejected(source.fileId, rows);
    },
    shards: () => shards,
    nowMs: Date.now,
    random: Math.random,
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    close: () => clearInterval(refreshing),
  };
}
