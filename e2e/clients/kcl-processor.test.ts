import {
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  MergeShardsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { expect, it } from 'vitest';
import { ClientProgram } from './client-program.ts';
import { sdkClient } from './sdk-client.ts';
import { withSimulator } from './with-simulator.ts';

const StreamName = 'multilang';
const shardIds = ['shardId-000000000000', 'shardId-000000000001'];

interface Action {
  action: string;
  sequenceNumber?: string;
}

/**
 * What the KCL's Java daemon does for one lease: reads its shard from the checkpoint on, hands the records to the
 * processor in the MultiLang protocol, and keeps the checkpoints. Leases are kept here, in `checkpoint`.
 */
class Lease {
  checkpoint = 'TRIM_HORIZON';
  readonly #client: KinesisClient;
  readonly #shardId: string;
  readonly #processor = new ClientProgram('kcl-processor.mjs', {});
  #answered = 0;

  constructor(client: KinesisClient, shardId: string) {
    this.#client = client;
    this.#shardId = shardId;
  }

  async begin(checkpoint = this.checkpoint): Promise<void> {
    this.checkpoint = checkpoint;
    await this.#ask('initialize', {
      shardId: this.#shardId,
      sequenceNumber: checkpoint,
      subSequenceNumber: 0,
    });
  }

  /** Hands over all records behind the checkpoint. @returns whether the shard has ended */
  async work(): Promise<boolean> {
    const { ShardIterator: start } = await this.#client.send(
      new GetShardIteratorCommand({
        StreamName,
        ShardId: this.#shardId,
        ...(this.checkpoint === 'TRIM_HORIZON'
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : {
              ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
              StartingSequenceNumber: this.checkpoint,
            }),
      }),
    );
    const {
      Records = [],
      NextShardIterator,
      MillisBehindLatest,
    } = await this.#client.send(new GetRecordsCommand({ ShardIterator: start }));
    if (Records.length > 0)
      await this.#ask('processRecords', {
        millisBehindLatest: MillisBehindLatest,
        records: Records.map((record) => ({
          action: 'record',
          data: Buffer.from(record.Data ?? []).toString('base64'),
          partitionKey: record.PartitionKey,
          sequenceNumber: record.SequenceNumber,
          subSequenceNumber: 0,
          approximateArrivalTimestamp: record.ApproximateArrivalTimestamp?.getTime(),
        })),
      });
    if (NextShardIterator !== undefined) return false;
    await this.#ask('shardEnded', { checkpoint: 'SHARD_END' });
    return true;
  }

  /** What its processor said beside the protocol. */
  get notes(): unknown[] {
    return this.#processor.complaint
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  }

  end(): Promise<void> {
    return this.#processor.stop();
  }

  /** Says one thing to the processor, and answers its checkpoints until it is done with it. */
  async #ask(action: string, rest: object): Promise<void> {
    this.#processor.say({ action, ...rest });
    for (;;) {
      const next = ++this.#answered;
      await this.#processor.until((seen) => seen.length >= next);
      const said = this.#processor.seen[next - 1] as Action;
      if (said.action === 'status') return;
      this.checkpoint = said.sequenceNumber ?? 'SHARD_END';
      this.#processor.say({ action: 'checkpoint', sequenceNumber: said.sequenceNumber ?? null });
    }
  }
}

it('feeds record processors of the KCL for Node.js, to the end of their shards', () =>
  withSimulator(async ({ endpoint }) => {
    const client = sdkClient(endpoint);
    const put = (...texts: string[]) =>
      client.send(
        new PutRecordsCommand({
          StreamName,
          Records: texts.map((text, n) => ({
            PartitionKey: text,
            Data: Buffer.from(text),
            ExplicitHashKey: n % 2 === 0 ? '0' : String(2n ** 127n),
          })),
        }),
      );
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
    await put('a', 'b', 'c', 'd');
    const leases = shardIds.map((shardId) => new Lease(client, shardId));
    const [first, second] = leases as [Lease, Lease];
    await Promise.all(leases.map((lease) => lease.begin()));
    expect(await Promise.all(leases.map((lease) => lease.work()))).toEqual([false, false]);

    // Another worker takes the first lease, and goes on at its checkpoint.
    await first.end();
    const taken = new Lease(client, shardIds[0] ?? '');
    await taken.begin(first.checkpoint);
    await put('e');
    const [ShardToMerge, AdjacentShardToMerge] = shardIds;
    await client.send(new MergeShardsCommand({ StreamName, ShardToMerge, AdjacentShardToMerge }));
    await put('f');
    const child = new Lease(client, 'shardId-000000000002');
    await child.begin();
    expect(await Promise.all([taken.work(), second.work(), child.work()])).toEqual([
      true,
      true,
      false,
    ]);
    expect([taken.checkpoint, second.checkpoint]).toEqual(['SHARD_END', 'SHARD_END']);

    await Promise.all([second, taken, child].map((lease) => lease.end()));
    const said = [first, second, taken, child].map((lease) =>
      lease.notes.map((note) => Object.entries(note as object).at(-1)),
    );
    const begun = ['from', 'TRIM_HORIZON'];
    expect(said).toEqual([
      [begun, ['data', 'a'], ['data', 'c']],
      [begun, ['data', 'b'], ['data', 'd'], ['ended', true]],
      [
        ['from', first.checkpoint],
        ['data', 'e'],
        ['ended', true],
      ],
      [begun, ['data', 'f']],
    ]);
    client.destroy();
  }));
