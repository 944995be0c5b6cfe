import { join } from 'node:path';
import { runLoad } from './load.ts';
import { cpuSecondsOf } from './process-usage.ts';
import { type Server, startServer } from './servers.ts';
import { median } from './throughput.ts';
import {
  batchSize,
  connectionCount,
  createStream,
  putRecordsRequest,
  smallBytes,
} from './workloads.ts';

interface StreamCost {
  shards: number;
  recordsPerSecond: number;
  /** Processor time of the engine's process, which what else runs on the machine touches less than speed. */
  cpuMicrosPerRecord: number;
}

export interface ManyShards {
  few: StreamCost;
  many: StreamCost;
  /** Medians of the rounds' own ratios, of the many to the few. */
  cpuRatio: number;
  speedRatio: number;
}

const fewShards = 10;
const manyShards = 10_000;
/** Of 500 random keys each: they reach nearly every one of the many shards. */
const requestVariants = 64;

const streamName = (shards: number) => `shards-${shards}`;

async function measureTurn(server: Server, shards: number, seconds: number): Promise<StreamCost> {
  const requests = Array.from({ length: requestVariants }, () =>
    putRecordsRequest(smallBytes, streamName(shards)),
  );
  const cpuBefore = cpuSecondsOf(server.process.pid);
  const load = { port: server.port, requests, connections: connectionCount, seconds };
  const { requestsPerSecond, requests: sent } = await runLoad(load);
  const cpuSeconds = cpuSecondsOf(server.process.pid) - cpuBefore;
  return {
    shards,
    recordsPerSecond: requestsPerSecond * batchSize,
    cpuMicrosPerRecord: (cpuSeconds * 1e6) / (sent * batchSize),
  };
}

const summarise = (shards: number, turns: readonly StreamCost[]): StreamCost => ({
  shards,
  recordsPerSecond: median(turns.map((turn) => turn.recordsPerSecond)),
  cpuMicrosPerRecord: median(turns.map((turn) => turn.cpuMicrosPerRecord)),
});

/** PutRecords on a stream of few and on one of many shards in turns, in one engine. The first round does not count. */
export async function measureManyShards(
  dataDir: string,
  rounds: number,
  secondsPerTurn: number,
): Promise<ManyShards> {
  const server = await startServer('kinetoscope', join(dataDir, 'many-shards'));
  try {
    for (const shards of [fewShards, manyShards])
      await createStream(server.port, streamName(shards), shards);
    const pairs: { few: StreamCost; many: StreamCost }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const few = await measureTurn(server, fewShards, secondsPerTurn);
      const many = await measureTurn(server, manyShards, secondsPerTurn);
      if (round > 0) pairs.push({ few, many });
    }
    const few = summarise(
      fewShards,
      pairs.map((pair) => pair.few),
    );
    const many = summarise(
      manyShards,
      pairs.map((pair) => pair.many),
    );
    const ratioOf = (of: (cost: StreamCost) => number) =>
      median(pairs.map((pair) => of(pair.many) / of(pair.few)));
    return {
      few,
      many,
      cpuRatio: ratioOf((cost) => cost.cpuMicrosPerRecord),
      speedRatio: ratioOf((cost) => cost.recordsPerSecond),
    };
  } finally {
    await server.process.stop('SIGTERM');
  }
}
