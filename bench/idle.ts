import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callKinesis } from './kinesis-request.ts';
import { cpuSecondsOf, type Memory, memoryOf } from './process-usage.ts';
import { startServer } from './servers.ts';
import { withConnection } from './workloads.ts';

export interface Idle extends Memory {
  streams: number;
  seconds: number;
  /** Of one core. */
  cpuShare: number;
}

const streamCount = 1000;
/** One stream in so many has taken a record. */
const writtenEvery = 10;
/** For what creating and writing leave to be done. */
const settleMs = 5000;

/** What an engine with many streams costs while nobody asks for anything. */
export async function measureIdle(dataDir: string, seconds: number): Promise<Idle> {
  const server = await startServer('kinetoscope', join(dataDir, 'idle'));
  try {
    await withConnection(server.port, async (connection) => {
      for (let index = 0; index < streamCount; index++) {
        const StreamName = `idle-${index}`;
        await callKinesis(connection, 'CreateStream', { StreamName, ShardCount: 1 });
        const record = { Data: 'b25jZQ==', PartitionKey: 'once' };
        if (index % writtenEvery === 0)
          await callKinesis(connection, 'PutRecord', { StreamName, ...record });
      }
    });
    await pause(settleMs);
    const startMs = performance.now();
    const cpuBefore = cpuSecondsOf(server.process.pid);
    await pause(seconds * 1000);
    const cpuSeconds = cpuSecondsOf(server.process.pid) - cpuBefore;
    const elapsedSeconds = (performance.now() - startMs) / 1000;
    return {
      streams: streamCount,
      seconds,
      cpuShare: cpuSeconds / elapsedSeconds,
      ...memoryOf(server.process.pid),
    };
  } finally {
    await server.process.stop('SIGTERM');
  }
}
