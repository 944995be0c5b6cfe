import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListStreamsCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DataInUseError } from './core/data-lock.ts';
import {
  createSimulator,
  OpenHostError,
  type Simulator,
  type SimulatorOptions,
} from './simulator.ts';

const running: Simulator[] = [];
const folders: string[] = [];

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await createSimulator(options);
  running.push(simulator);
  return simulator;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetoscope-test-'));
  folders.push(folder);
  return folder;
}

const clientOf = ({ endpoint }: Simulator, region = 'us-east-1', accessKeyId = 'anyone') =>
  new KinesisClient({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey: 'secret' },
    maxAttempts: 1,
  });

const summaryOf = async (client: KinesisClient, StreamName: string) =>
  (await client.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary;

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** How many of four large records one shard does not take in one instant. */
const refusals = async (limits: boolean) => {
  const client = clientOf(await start({ clock: 'manual', lifecycleMs: 0, limits }));
  await client.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
  const put = { StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(900_000) };
  const puts = Array.from({ length: 4 }, () => client.send(new PutRecordCommand(put)));
  const results = await Promise.allSettled(puts);
  return results.filter(({ status }) => status === 'rejected').length;
};
describe('createSimulator', () => {
  it('keeps nothing when it was not told where', async () => {
    const simulator = await createSimulator();
    await clientOf(simulator).send(new ListStreamsCommand({}));
    expect(simulator.endpoint).toBe(`http://127.0.0.1:${simulator.port}`);
    expect(simulator.tlsEndpoint).toBe(`https://127.0.0.1:${simulator.port}`);
    await access(simulator.dataDir);
    await simulator.close();
    await simulator.close();
    await expect(access(simulator.dataDir)).rejects.toThrow('ENOENT');
  });

  it('keeps streams and records where it was told', async () => {
    const dataDir = await makeFolder();
    const first = await start({ dataDir, lifecycleMs: 0 });
    const StreamName = 'kept';
    await clientOf(first).send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    const put = { StreamName, PartitionKey: 'k', Data: Buffer.from('hello') };
    const { SequenceNumber } = await clientOf(first).send(new PutRecordCommand(put));
    await first.close();

    const client = clientOf(await start({ dataDir }));
    const where = { StreamName, ShardId: 'shardId-000000000000' };
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ ...where, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records).toMatchObject([{ SequenceNumber, PartitionKey: 'k' }]);
    expect(Buffer.from(Records?.[0]?.Data ?? []).toString()).toBe('hello');
  });

  it('stands still on a manual clock until it is moved', async () => {
    const simulator = await start({ clock: 'manual', lifecycleMs: 1000 });
    const client = clientOf(simulator);
    await client.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
    const created = await summaryOf(client, 's');
    expect(created?.StreamStatus).toBe('CREATING');
    expect(created?.StreamCreationTimestamp?.getTime()).toBe(simulator.clock.now());
    simulator.clock.advance(1000);
    expect((await summaryOf(client, 's'))?.StreamStatus).toBe('ACTIVE');
  });

  it('gives callers the account of their key or its own, and the region they sign for', async () => {
    const simulator = await start({ accountId: '999988887777', lifecycleMs: 0 });
    const arnFor = async (region: string, key: string) => {
      const client = clientOf(simulator, region, key);
      await client.send(new CreateStreamCommand({ StreamName: 's', ShardCount: 1 }));
      return (await summaryOf(client, 's'))?.StreamARN;
    };
    expect(await arnFor('us-east-1', 'anyone')).toBe(
      'arn:aws:kinesis:us-east-1:999988887777:stream/s',
    );
    expect(await arnFor('eu-west-1', '111122223333')).toBe(
      'arn:aws:kinesis:eu-west-1:111122223333:stream/s',
    );
  });

  it('enforces limits unless told otherwise', async () => {
    expect(await refusals(false)).toBe(0);
    expect(await refusals(true)).toBeGreaterThan(0);
  });

  it('leaves the data alone when its port is taken', async () => {
    const { port } = await start();
    const dataDir = await makeFolder();
    await expect(createSimulator({ port, dataDir })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('does not share its data with another, until it is closed', async () => {
    const dataDir = await makeFolder();
    const first = await start({ dataDir });
    await expect(createSimulator({ dataDir })).rejects.toThrow(DataInUseError);
    await clientOf(first).send(new ListStreamsCommand({}));
    await first.close();
    await start({ dataDir });
  });

  it.each(['0.0.0.0', '::', '192.168.1.10', 'example.com'])(
    'does not listen on %s',
    async (host) => {
      await expect(createSimulator({ host })).rejects.toThrow(OpenHostError);
    },
  );
});
