import { HttpConnection } from './http-connection.ts';

export interface Load {
  port: number;
  /** Sent in turn; connection n begins with the nth. */
  requests: readonly Buffer[];
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How much of one core the client used: near 1, it and not the server was measured. */
  clientLoad: number;
}

export const quantile = (sorted: Float64Array, q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** Sends requests over keep-alive connections for a while, one at a time on each. Fails on any reply but a 200. */
export async function runLoad({ port, requests, connections, seconds }: Load): Promise<LoadResult> {
  const open = await Promise.all(
    Array.from({ length: connections }, () => HttpConnection.open(port)),
  );
  const latencies: number[] = [];
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  const endMs = startMs + seconds * 1000;

  const drive = async (connection: HttpConnection, first: number) => {
    for (let turn = first; ; turn++) {
      const request = requests[turn % requests.length];
      const sentMs = performance.now();
      if (!request || sentMs >= endMs) return;
      const { status } = await connection.send(request);
      if (status !== 200) throw new Error(`A request of the load was answered with ${status}.`);
      latencies.push(performance.now() - sentMs);
    }
  };

  try {
    await Promise.all(open.map(drive));
  } finally {
    for (const connection of open) connection.close();
  }
  const elapsedMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    requests: latencies.length,
    requestsPerSecond: (latencies.length / elapsedMs) * 1000,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    clientLoad: (user + system) / 1000 / elapsedMs,
  };
}
