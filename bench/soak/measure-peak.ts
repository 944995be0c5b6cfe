import { setTimeout as pause } from 'node:timers/promises';
import { callKinesis } from '../kinesis-request.ts';
import { createStream, withConnection } from '../workloads.ts';
import { createReaders, type ReaderCounts } from './create-readers.ts';
import { Producer } from './producer.ts';

/** Records a second at most, in this process and the engine's. */
export interface Peak {
  /** With nothing else going on. */
  written: number;
  /** While all readers follow, until each of them has all: at more than this readers fall ever further behind. */
  writtenAndRead: number;
}

const warmUpMs = 2000;
const writeMs = 5000;
const pollMs = 20;

const deleteStream = (port: number, StreamName: string) =>
  withConnection(port, (connection) =>
    callKinesis(connection, 'DeleteStream', { StreamName, EnforceConsumerDeletion: true }),
  );

async function measureWriting(port: number, streamName: string): Promise<number> {
  const producer = new Producer(port, streamName);
  producer.start();
  await Promise.race([pause(warmUpMs), producer.ended]);
  const [before, startMs] = [producer.acknowledged, performance.now()];
  await Promise.race([pause(writeMs), producer.ended]);
  const written = ((producer.acknowledged - before) * 1000) / (performance.now() - startMs);
  await producer.stop();
  return written;
}

async function measureBoth(
  port: number,
  streamName: string,
  counts: ReaderCounts,
): Promise<number> {
  const { readers, shardIds } = await createReaders(port, streamName, counts);
  const failures = readers.map(({ failed }) => failed);
  for (const reader of readers) reader.start(shardIds);
  const producer = new Producer(port, streamName);
  const startMs = performance.now();
  producer.start();
  await Promise.race([pause(writeMs), producer.ended, ...failures]);
  await producer.stop();
  const isBehind = () => readers.some(({ ledger }) => ledger.received < producer.acknowledged);
  while (isBehind()) await Promise.race([pause(pollMs), ...failures]);
  const writtenAndRead = (producer.acknowledged * 1000) / (performance.now() - startMs);
  for (const reader of readers) reader.stop();
  // What a reader has under way ends before its stream does.
  await pause(warmUpMs);
  return writtenAndRead;
}

/** On streams of their own, which are deleted again. */
export async function measurePeak(
  port: number,
  shards: number,
  counts: ReaderCounts,
): Promise<Peak> {
  const names = { written: 'peak-written', read: 'peak-read' };
  for (const name of Object.values(names)) await createStream(port, name, shards);
  const written = await measureWriting(port, names.written);
  const writtenAndRead = await measureBoth(port, names.read, counts);
  for (const name of Object.values(names)) await deleteStream(port, name);
  return { written, writtenAndRead };
}
