import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProbeReader, runProbe, startingHashKeys } from './delivery-probe.ts';
import type { HttpConnection } from './http-connection.ts';
import { callKinesis } from './kinesis-request.ts';
import { quantile } from './load.ts';
import { cpuSecondsOf } from './process-usage.ts';
import { startServer } from './servers.ts';
import { subscribeToShard } from './subscribe-to-shard.ts';
import { createStream, withConnection } from './workloads.ts';

export interface Delivery {
  subscriptions: number;
  recordsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  slowestMs: number;
  delivered: number;
  missing: number;
  repeated: number;
  /** How much of one core the client used. */
  clientLoad: number;
  /** The same of the engine. */
  engineLoad: number;
}

const streamName = 'delivery';
const shardCount = 20;
const consumerCount = 10;
const recordsPerSecond = 1000;
const warmUpMs = 2000;
/** Longer than any record may take. */
const patienceMs = 5000;
/** AWS takes five registrations a second. */
const registrationMs = 250;

async function registerConsumers(connection: HttpConnection): Promise<string[]> {
  const { StreamDescriptionSummary } = await callKinesis<{
    StreamDescriptionSummary: { StreamARN: string };
  }>(connection, 'DescribeStreamSummary', { StreamName: streamName });
  const arns: string[] = [];
  for (let index = 0; index < consumerCount; index++) {
    const { Consumer } = await callKinesis<{ Consumer: { ConsumerARN: string } }>(
      connection,
      'RegisterStreamConsumer',
      { StreamARN: StreamDescriptionSummary.StreamARN, ConsumerName: `reader-${index}` },
    );
    arns.push(Consumer.ConsumerARN);
    await pause(registrationMs);
  }
  return arns;
}

interface Round {
  pid: number | undefined;
  port: number;
  hashKeys: ReadonlyMap<string, string>;
  consumerArns: readonly string[];
  /** The subscriptions take the first consumer's shards first. */
  subscriptions: number;
  seconds: number;
}

async function measureRound(round: Round): Promise<Delivery> {
  const { pid, port, hashKeys, consumerArns, subscriptions, seconds } = round;
  const places = consumerArns.flatMap((ConsumerARN) =>
    [...hashKeys.keys()].map((ShardId) => ({ ConsumerARN, ShardId })),
  );
  const startMs = performance.now() + patienceMs;
  const readers: ProbeReader[] = [];
  const open = await Promise.all(
    places.slice(0, subscriptions).map((place) => {
      const reader = new ProbeReader(startMs, warmUpMs);
      readers.push(reader);
      const input = { ...place, StartingPosition: { Type: 'LATEST' } };
      return subscribeToShard(port, input, ({ Records }) => reader.take(Records));
    }),
  );
  const failure = Promise.race(open.map((subscription) => subscription.ended)).then((how) => {
    throw new Error(`A subscription ended under the load: ${how}.`);
  });
  const cpuBefore = process.cpuUsage();
  const engineBefore = cpuSecondsOf(pid);
  const load = { port, streamName, hashKeys: [...hashKeys.values()], recordsPerSecond, seconds };
  await Promise.race([runProbe(load, startMs), failure]);
  const elapsedMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  const engineSeconds = cpuSecondsOf(pid) - engineBefore;
  const expected = (recordsPerSecond * seconds) / shardCount;
  const endMs = performance.now() + patienceMs;
  while (readers.some((reader) => reader.received < expected) && performance.now() < endMs)
    await pause(20);
  failure.catch(() => undefined);
  for (const subscription of open) subscription.close();

  const faults = readers.map((reader) => reader.faults(expected));
  const sorted = Float64Array.from(readers.flatMap((reader) => reader.latenciesMs)).toSorted();
  return {
    subscriptions,
    recordsPerSecond: (recordsPerSecond * seconds * 1000) / elapsedMs,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    slowestMs: sorted.at(-1) ?? Number.NaN,
    delivered: readers.reduce((sum, { received }) => sum + received, 0),
    missing: faults.reduce((sum, { missing }) => sum + missing, 0),
    repeated: faults.reduce((sum, { repeated }) => sum + repeated, 0),
    clientLoad: (user + system) / 1000 / elapsedMs,
    engineLoad: (engineSeconds * 1000) / elapsedMs,
  };
}

/**
 * From when a record is due to be put until a subscriber has it, at a steady 1,000 records a second, PutRecord by
 * PutRecord, over 20 shards with AWS's limits on: with one subscriber, and with ten consumers that follow all shards.
 */
export async function measureDelivery(dataDir: string, seconds: number): Promise<Delivery[]> {
  const { port, process: engine } = await startServer('kinetoscope', join(dataDir, 'delivery'), {
    flags: ['--limits', 'on'],
  });
  try {
    await createStream(port, streamName, shardCount);
    const [hashKeys, consumerArns] = await withConnection(port, async (connection) => [
      await startingHashKeys(connection, streamName),
      await registerConsumers(connection),
    ]);
    const measured: Delivery[] = [];
    const round = { pid: engine.pid, port, hashKeys, consumerArns, seconds };
    for (const subscriptions of [1, shardCount * consumerCount])
      measured.push(await measureRound({ ...round, subscriptions }));
    return measured;
  } finally {
    await engine.stop('SIGTERM');
  }
}
