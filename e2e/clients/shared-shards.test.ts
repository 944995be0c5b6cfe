import { CreateStreamCommand, PutRecordsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { afterEach, expect, it } from 'vitest';
import { ClientProgram } from './client-program.ts';
import { sdkClient } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

const streamName = 'shared';
const parent = 'shardId-000000000000';
const middle = String(2n ** 127n);

interface Seen {
  shardId: string;
  data: string;
}

/** What consumers have printed of records: which came from which shard. */
const records = (...consumers: ClientProgram[]): Seen[] =>
  consumers.flatMap(({ seen }) => seen.filter((one): one is Seen => typeof one === 'object'));
const texts = (...consumers: ClientProgram[]) =>
  records(...consumers)
    .map(({ data }) => data)
    .toSorted();
const shards = (...consumers: ClientProgram[]) =>
  new Set(records(...consumers).map(({ shardId }) => shardId));

const running: ClientProgram[] = [];
const start = (script: string, options: object = {}): ClientProgram => {
  const program = new ClientProgram(script, options);
  running.push(program);
  return program;
};
afterEach(() => Promise.all(running.splice(0).map((program) => program.stop())));

const isStarted = (seen: readonly unknown[]) => seen.includes('started');
/** Waits until consumers have, together, seen so many records. */
async function untilSeen(count: number, ...consumers: ClientProgram[]): Promise<void> {
  const isEnough = () => records(...consumers).length >= count;
  await Promise.race(consumers.map((consumer) => consumer.until(isEnough)));
}

/** Data `name 0`, `name 1`, … of which half goes into the lower half of the hash space. */
const batch = (name: string) => Array.from({ length: 10 }, (_, n) => `${name} ${n}`);

it('lets consumers share shards through a split, and others go on where they stopped', () =>
  withSimulator(async ({ endpoint }) => {
    const client = sdkClient(endpoint);
    const put = (name: string) =>
      client.send(
        new PutRecordsCommand({
          StreamName: streamName,
          Records: batch(name).map((text, n) => ({
            Data: Buffer.from(text),
            PartitionKey: 'k',
            ExplicitHashKey: n % 2 === 0 ? '0' : middle,
          })),
        }),
      );
    await client.send(new CreateStreamCommand({ StreamName: streamName, ShardCount: 1 }));
    const table = start('lease-table.mjs');
    await table.until((seen) => seen.length === 1);
    const leases = table.seen[0];
    const consume = () => start('lifion-consumer.mjs', { endpoint, leases, streamName });

    // One shard, so one of the two has it.
    const pair = [consume(), consume()] as const;
    await Promise.all(pair.map((one) => one.until(isStarted)));
    await put('before');
    await untilSeen(10, ...pair);
    expect(texts(...pair)).toEqual(batch('before'));

    // Two children, so each has one.
    await client.send(
      new SplitShardCommand({
        StreamName: streamName,
        ShardToSplit: parent,
        NewStartingHashKey: middle,
      }),
    );
    await put('after');
    await untilSeen(20, ...pair);
    expect(texts(...pair)).toEqual([...batch('after'), ...batch('before')]);
    const children = pair.map((one) => [...shards(one)].filter((shard) => shard !== parent));
    expect(children.map(({ length }) => length)).toEqual([1, 1]);
    expect(new Set(children.flat())).toEqual(
      new Set(['shardId-000000000001', 'shardId-000000000002']),
    );

    // What their missed heartbeats do after 40 seconds: they are forgotten, and others take their leases.
    await Promise.all(pair.map((one) => one.stop()));
    table.say({ forgetConsumers: true });
    await table.until((seen) => seen.length === 2);
    await put('later');
    const heir = consume();
    await untilSeen(10, heir);
    expect(texts(heir)).toEqual(batch('later'));
    client.destroy();
  }));
