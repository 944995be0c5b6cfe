import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStreamCommand,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StreamName } from '#engine/testing/clicks-stream.ts';
import { type SimulatedKinesis, simulatedKinesis } from '#engine/testing/simulated-kinesis.ts';

/** One thing that happens to the stream. Shards are meant by their place among the open ones. */
type Step =
  | { do: 'put'; records: number }
  | { do: 'split' | 'merge'; at: number }
  | { do: 'wait'; ms: number }
  | { do: 'restart' };

const at = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('put'), records: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split'), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge'), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(3000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart') }) },
);

const openShards = async ({ client }: SimulatedKinesis) => {
  const { Shards = [] } = await client.send(
    new ListShardsCommand({ StreamName, ShardFilter: { Type: 'AT_LATEST' } }),
  );
  return Shards.map(({ ShardId, HashKeyRange, ParentShardId, AdjacentParentShardId }) => ({
    ShardId,
    start: BigInt(HashKeyRange?.StartingHashKey ?? 0),
    end: BigInt(HashKeyRange?.EndingHashKey ?? 0),
    parents: [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined),
  })).toSorted((a, b) => (a.start < b.start ? -1 : 1));
};

async function reshard(kinesis: SimulatedKinesis, how: 'split' | 'merge', place: number) {
  const shards = await openShards(kinesis);
  const shard = shards[place % shards.length];
  if (how === 'split' && shard)
    await kinesis.client.send(
      new SplitShardCommand({
        StreamName,
        ShardToSplit: shard.ShardId,
        NewStartingHashKey: String((shard.start + shard.end) / 2n),
      }),
    );
  const neighbour = shards[(place % shards.length) + 1];
  if (how === 'merge' && shard && neighbour)
    await kinesis.client.send(
      new MergeShardsCommand({
        StreamName,
        ShardToMerge: shard.ShardId,
        AdjacentShardToMerge: neighbour.ShardId,
      }),
    );
}

/** The highest number of each shard so far, and the law that a new one is above it and above its parents'. */
class Numbers {
  readonly #highest = new Map<string, bigint>();

  async put(kinesis: SimulatedKinesis, count: number): Promise<void> {
    const parents = new Map(
      (await openShards(kinesis)).map((shard) => [shard.ShardId, shard.parents]),
    );
    const { Records = [] } = await kinesis.client.send(
      new PutRecordsCommand({
        StreamName,
        Records: Array.from({ length: count }, (_, index) => ({
          Data: Buffer.from('x'),
          PartitionKey: `key-${index}`,
        })),
      }),
    );
    for (const { ShardId = '', SequenceNumber = '' } of Records) {
      const number = BigInt(SequenceNumber);
      for (const earlier of [ShardId, ...(parents.get(ShardId) ?? [])])
        expect(number).toBeGreaterThan(this.#highest.get(earlier) ?? 0n);
      this.#highest.set(ShardId, number);
    }
  }
}

async function play(steps: readonly Step[], dataDir: string): Promise<void> {
  const options = { dataDir, limits: false };
  const numbers = new Numbers();
  let kinesis = await simulatedKinesis(options);
  try {
    await kinesis.client.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
    for (const each of steps) {
      if (each.do === 'put') await numbers.put(kinesis, each.records);
      else if (each.do === 'wait') kinesis.simulator.clock.advance(each.ms);
      else if (each.do !== 'restart') await reshard(kinesis, each.do, each.at);
      else {
        await kinesis[Symbol.asyncDispose]();
        // Its clock begins anew, behind the time of what is stored, as after a machine's clock was set back.
        kinesis = await simulatedKinesis(options);
      }
    }
  } finally {
    await kinesis[Symbol.asyncDispose]();
  }
}

test('sequence numbers rise strictly in a shard and on to its children, over restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-order-'));
      try {
        await play(steps, dataDir);
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    }),
    { numRuns: 15 },
  );
});
