import {
  type KinesisClient,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordsCommand,
  type Shard,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, clicks, iterator, read, StreamName } from '#engine/testing/clicks-stream.ts';
import { lastHashKey } from './hash-key-range.ts';

type Step =
  | { kind: 'put'; keys: number[] }
  | { kind: 'split'; shard: number; at: number }
  | { kind: 'merge'; shard: number };

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      keys: fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('split' as const),
      shard: fc.nat(20),
      at: fc.integer({ min: 1, max: 99 }),
    }),
    fc.record({ kind: fc.constant('merge' as const), shard: fc.nat(20) }),
  ),
  { maxLength: 25 },
);

const keyOf = (boundary: string | undefined) => BigInt(boundary ?? 0);

async function openShards(client: KinesisClient): Promise<Shard[]> {
  const { Shards = [] } = await client.send(
    new ListShardsCommand({ StreamName, ShardFilter: { Type: 'AT_LATEST' } }),
  );
  return Shards.toSorted((a, b) =>
    keyOf(a.HashKeyRange?.StartingHashKey) < keyOf(b.HashKeyRange?.StartingHashKey) ? -1 : 1,
  );
}

async function reshard(client: KinesisClient, step: Exclude<Step, { kind: 'put' }>) {
  const open = await openShards(client);
  const index = step.shard % open.length;
  const shard = open[index];
  const start = keyOf(shard?.HashKeyRange?.StartingHashKey);
  const end = keyOf(shard?.HashKeyRange?.EndingHashKey);
  if (step.kind === 'split') {
    const point = start + ((end - start) * BigInt(step.at)) / 100n;
    if (point <= start + 1n || point >= end) return;
    const input = { StreamName, ShardToSplit: shard?.ShardId, NewStartingHashKey: `${point}` };
    await client.send(new SplitShardCommand(input));
  } else if (open[index + 1]) {
    const AdjacentShardToMerge = open[index + 1]?.ShardId;
    const input = { StreamName, ShardToMerge: shard?.ShardId, AdjacentShardToMerge };
    await client.send(new MergeShardsCommand(input));
  }
}

/** Reads a shard to its end, then its children; a merged child once both its parents are read. */
async function readFamily(client: KinesisClient): Promise<{ key: string; text: string }[]> {
  const seen: { key: string; text: string }[] = [];
  const done = new Set<string>();
  const waiting = new Map<string, string[]>([['shardId-000000000000', []]]);
  for (;;) {
    const next = [...waiting].find(([, parents]) => parents.every((id) => done.has(id)));
    if (!next) return seen;
    const [ShardId] = next;
    waiting.delete(ShardId);
    const page = await read(client, await iterator(client, { ShardId }));
    for (const [index, { PartitionKey = '' }] of (page.Records ?? []).entries())
      seen.push({ key: PartitionKey, text: page.texts[index] ?? '' });
    done.add(ShardId);
    for (const child of page.ChildShards ?? [])
      waiting.set(child.ShardId ?? '', child.ParentShards ?? []);
  }
}

test('through any splits and merges ranges tile, and a reader of children sees each record once and in key order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      await using kinesis = await clicks(1, { limits: false });
      const { client, simulator } = kinesis;
      const put: { key: string; text: string }[] = [];
      for (const step of plan) {
        if (step.kind === 'put') {
          const batch = step.keys.map((key, index) => ({
            key: `key-${key}`,
            text: `${put.length + index}`,
          }));
          put.push(...batch);
          const Records = batch.map(({ key, text }) => ({ PartitionKey: key, Data: bytes(text) }));
          await client.send(new PutRecordsCommand({ StreamName, Records }));
        } else {
          await reshard(client, step);
        }
        simulator.clock.advance(1000);
      }
      const open = await openShards(client);
      let expectedStart = 0n;
      for (const { HashKeyRange } of open) {
        expect(keyOf(HashKeyRange?.StartingHashKey)).toBe(expectedStart);
        expectedStart = keyOf(HashKeyRange?.EndingHashKey) + 1n;
      }
      expect(expectedStart).toBe(lastHashKey + 1n);
      const seen = await readFamily(client);
      expect(seen).toHaveLength(put.length);
      for (const key of new Set(put.map((record) => record.key)))
        expect(seen.filter((record) => record.key === key)).toEqual(
          put.filter((record) => record.key === key),
        );
    }),
    { numRuns: 25 },
  );
});
