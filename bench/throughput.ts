import { type LoadResult, runLoad } from './load.ts';
import { type ServerName, startServer } from './servers.ts';
import {
  connectionCount,
  createStream,
  fillShards,
  type Workload,
  workloads,
} from './workloads.ts';

export interface ThroughputOptions {
  dataDir: string;
  servers: readonly ServerName[];
  rounds: number;
  secondsPerRound: number;
}

/** The medians of all rounds of one workload on one server. */
export interface Throughput extends Omit<LoadResult, 'requests'> {
  workload: string;
  server: ServerName;
  recordsPerSecond: number;
  mbPerSecond: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function summarise(workload: Workload, server: ServerName, results: LoadResult[]): Throughput {
  const requestsPerSecond = median(results.map((result) => result.requestsPerSecond));
  return {
    workload: workload.name,
    server,
    requestsPerSecond,
    recordsPerSecond: requestsPerSecond * workload.recordsPerRequest,
    mbPerSecond: (requestsPerSecond * workload.bytesPerRequest) / 1e6,
    p50Ms: median(results.map((result) => result.p50Ms)),
    p99Ms: median(results.map((result) => result.p99Ms)),
    clientLoad: median(results.map((result) => result.clientLoad)),
  };
}

/**
 * Measures all servers side by side: every round gives each server its turn, so that what else
 * the machine does hits them alike. The first round of each workload warms up and does not count.
 */
export async function measureThroughput(options: ThroughputOptions): Promise<Throughput[]> {
  const { dataDir, rounds, secondsPerRound } = options;
  const servers = await Promise.all(options.servers.map((name) => startServer(name, dataDir)));
  try {
    for (const { port } of servers) {
      await createStream(port);
      await fillShards(port);
    }
    const measured: Throughput[] = [];
    for (const workload of workloads) {
      const results = new Map(servers.map(({ name }) => [name, [] as LoadResult[]]));
      for (let round = 0; round <= rounds; round++)
        for (const { name, port } of servers) {
          const requests = await workload.prepare(port);
          const load = { port, requests, connections: connectionCount, seconds: secondsPerRound };
          const result = await runLoad(load);
          if (round > 0) results.get(name)?.push(result);
        }
      console.log(`measured ${workload.name}`);
      for (const [name, all] of results) measured.push(summarise(workload, name, all));
    }
    return measured;
  } finally {
    await Promise.all(servers.map(({ process }) => process.stop('SIGTERM')));
  }
}
