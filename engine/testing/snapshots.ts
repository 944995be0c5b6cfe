import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type _Record as KinesisRecord, Kinesis } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, onTestFinished } from 'vitest';
import { createSimulator, type SimulatorOptions } from '#engine/simulator.ts';
import { createLabClient, type LabClient } from '#lib/lab-client/lab-client.ts';
import type { Snapshot } from '#lib/lab-client/snapshot-types.ts';

/** A simulator without throughput limits on a manual clock, and clients of an account in it. */
export async function startSnapshotting(options: SimulatorOptions = {}) {
  const simulator = await createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    limits: false,
    ...options,
  });
  const { destroy, ...clients } = connect(simulator.endpoint);
  return {
    simulator,
    ...clients,
    async close() {
      destroy();
      await simulator.close();
    },
  };
}

/** The same, which ends with the test. */
export async function snapshotting(options: SimulatorOptions = {}) {
  const started = await startSnapshotting(options);
  onTestFinished(() => started.close());
  return started;
}

/** Clients that end with the test. */
export function clientsAt(endpoint: string, accountId?: string, region?: string) {
  const { destroy, ...clients } = connect(endpoint, accountId, region);
  onTestFinished(destroy);
  return clients;
}

function connect(endpoint: string, accountId = '000000000000', region = 'us-east-1') {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'secret' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  };
  const lab = createLabClient(config);
  const kinesis = new Kinesis(config);
  return {
    lab,
    kinesis,
    destroy: (): void => {
      lab.destroy();
      kinesis.destroy();
    },
  };
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetoscope-snapshots-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The snapshot once nothing is being done to it any more. */
export async function settled(lab: LabClient, SnapshotName: string): Promise<Snapshot> {
  for (;;) {
    const { Snapshot } = await lab.describeSnapshot({ SnapshotName });
    if (Snapshot?.Status === 'READY' || Snapshot?.Status === 'FAILED') return Snapshot;
  }
}

/** Takes a snapshot and waits until it is there. */
export async function take(lab: LabClient, SnapshotName: string): Promise<Snapshot> {
  await lab.createSnapshot({ SnapshotName });
  const snapshot = await settled(lab, SnapshotName);
  expect(snapshot).toMatchObject({ Status: 'READY' });
  return snapshot;
}

/** Restores a snapshot and waits until all is there. */
export async function restore(lab: LabClient, SnapshotName: string): Promise<Snapshot> {
  await lab.restoreSnapshot({ SnapshotName });
  return settled(lab, SnapshotName);
}

export async function download(lab: LabClient, SnapshotName: string, MostBytes?: number) {
  const parts: Uint8Array[] = [];
  for (let Offset: number | undefined = 0; Offset !== undefined;) {
    const part = await lab.getSnapshotPart({ SnapshotName, Offset, MostBytes });
    parts.push(part.Data ?? new Uint8Array());
    Offset = part.NextOffset;
  }
  return Buffer.concat(parts);
}

/** Brings a file in parts and waits until it has been checked. */
export async function upload(
  lab: LabClient,
  SnapshotName: string,
  file: Buffer,
  partBytes = 1024 * 1024,
): Promise<Snapshot> {
  const TotalBytes = file.length;
  for (let Offset: number | undefined = 0; Offset < TotalBytes;) {
    const Data = file.subarray(Offset, Offset + partBytes);
    const { NextOffset } = await lab.putSnapshotPart({ SnapshotName, Offset, Data, TotalBytes });
    Offset = NextOffset ?? TotalBytes;
  }
  return settled(lab, SnapshotName);
}

/** All records of a shard that can be read, in order. */
export async function recordsOf(
  kinesis: Kinesis,
  StreamName: string,
  ShardId: string,
): Promise<KinesisRecord[]> {
  const { ShardIterator: first } = await kinesis.getShardIterator({
    StreamName,
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const records: KinesisRecord[] = [];
  for (let ShardIterator = first; ShardIterator;) {
    const page = await kinesis.getRecords({ ShardIterator });
    records.push(...(page.Records ?? []));
    // Under a clock that stands still nobody is ever behind.
    ShardIterator = page.Records?.length ? page.NextShardIterator : undefined;
  }
  return records;
}

/** All that the API says of an account-region's streams, without what belongs to single replies. */
export async function contentsOf(kinesis: Kinesis) {
  const { StreamNames = [] } = await kinesis.listStreams({});
  return Promise.all(
    StreamNames.map(async (StreamName) => {
      const { StreamDescriptionSummary: summary } = await kinesis.describeStreamSummary({
        StreamName,
      });
      const { Shards = [] } = await kinesis.listShards({ StreamName });
      const StreamARN = summary?.StreamARN ?? '';
      const records = Shards.map(async ({ ShardId = '' }) => ({
        ShardId,
        inOrder: await recordsOf(kinesis, StreamName, ShardId),
      }));
      return {
        summary,
        Shards,
        tags: (await kinesis.listTagsForStream({ StreamName })).Tags,
        consumers: (await kinesis.listStreamConsumers({ StreamARN })).Consumers,
        policy: (await kinesis.getResourcePolicy({ ResourceARN: StreamARN })).Policy,
        records: await Promise.all(records),
      };
    }),
  );
}
