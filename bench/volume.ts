import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { runLoad } from './load.ts';
import { type Memory, memoryOf } from './process-usage.ts';
import { startServer } from './servers.ts';
import { createStream, putRecordsRequest } from './workloads.ts';

export interface Volume {
  gigabytes: number;
  readyEmptyMs: number;
  readyFullMs: number;
  afterWriting: Memory;
  afterRestart: Memory;
}

const recordBytes = 1024;
const batchBytes = 500 * recordBytes;
const connections = 16;
const secondsPerTurn = 2;

/** Starts the engine empty, writes into it, starts it again, and looks at time and memory. */
export async function measureVolume(dataDir: string, gigabytes: number): Promise<Volume> {
  const { bavail, bsize } = statfsSync(dataDir);
  const needed = gigabytes * 1.5e9;
  if (bavail * bsize < needed)
    throw new Error(`Writing ${gigabytes} GB needs ${needed / 1e9} GB of disk.`);

  const volumeDir = join(dataDir, 'volume');
  const empty = await startServer('kinetoscope', volumeDir);
  await createStream(empty.port);
  const requests = Array.from({ length: 32 }, () => putRecordsRequest(recordBytes));
  for (let written = 0; written < gigabytes * 1e9;) {
    const load = { port: empty.port, requests, connections, seconds: secondsPerTurn };
    const { requestsPerSecond } = await runLoad(load);
    written += requestsPerSecond * secondsPerTurn * batchBytes;
  }
  const afterWriting = memoryOf(empty.process.pid);
  await empty.process.stop('SIGTERM');

  const full = await startServer('kinetoscope', volumeDir);
  const afterRestart = memoryOf(full.process.pid);
  await full.process.stop('SIGTERM');
  return {
    gigabytes,
    readyEmptyMs: empty.readyMs,
    readyFullMs: full.readyMs,
    afterWriting,
    afterRestart,
  };
}
