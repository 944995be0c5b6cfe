import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CloudWatch, createCloudWatch } from '#engine/cloudwatch/index.ts';
import { createClock, type SimulatedClock } from '#engine/core/clock.ts';
import type { MetricIdentity, MetricSeries } from '#engine/core/metrics.ts';
import type { Caller } from '#engine/core/service.ts';
import { openStore, type Store } from '#engine/core/store.ts';

/** A whole hour, so that periods of up to an hour begin here. */
export const startMs = Date.UTC(2026, 10, 22);

export const caller: Caller = {
  accountId: '000000000000',
  region: 'us-east-1',
  accessKeyId: 'kinetoscope',
  requestId: '4b1c9a3e-0000-4000-8000-000000000000',
  userAgent: 'test',
};

/** A metric of the stream `orders`, of one of its shards where one is named. */
export const metricOf = (
  metricName: string,
  shardId?: string,
  scope: Pick<Caller, 'accountId' | 'region'> = caller,
): MetricIdentity => ({
  accountId: scope.accountId,
  region: scope.region,
  namespace: 'AWS/Kinesis',
  metricName,
  dimensions: [
    { Name: 'StreamName', Value: 'orders' },
    ...(shardId === undefined ? [] : [{ Name: 'ShardId', Value: shardId }]),
  ],
  unit: 'Count',
});

/** CloudWatch over a store on disk and a clock that stands still until it is moved. */
export class DiskMetrics {
  clock: SimulatedClock;
  store: Store;
  cloudWatch: CloudWatch;
  readonly #dataDir: string;

  constructor(dataDir: string, atMs: number) {
    this.#dataDir = dataDir;
    this.clock = createClock({ startMs: atMs, speed: 0 });
    this.store = openStore(dataDir);
    this.cloudWatch = createCloudWatch(this);
  }

  series(metricName: string, shardId?: string): MetricSeries {
    return this.cloudWatch.metrics.series(metricOf(metricName, shardId));
  }

  /** Closes all and opens it again. */
  async restart(atMs = this.clock.now()): Promise<void> {
    await this.cloudWatch.close();
    await this.kill(atMs);
  }

  /** Ends it, and deletes its files. */
  async remove(): Promise<void> {
    this.clock.close();
    await this.store.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Opens again what was not closed: only what has been written is there. */
  async kill(atMs = this.clock.now()): Promise<void> {
    this.clock.close();
    await this.store.committed();
    await this.store.close();
    this.clock = createClock({ startMs: atMs, speed: 0 });
    this.store = openStore(this.#dataDir);
    this.cloudWatch = createCloudWatch(this);
  }
}

/** To be removed by the caller. */
export const createDiskMetrics = async (): Promise<DiskMetrics> =>
  new DiskMetrics(await mkdtemp(join(tmpdir(), 'kinetoscope-metrics-')), startMs);

/** Removed when the test is over. */
export async function diskMetrics(): Promise<DiskMetrics> {
  const metrics = await createDiskMetrics();
  onTestFinished(() => metrics.remove());
  return metrics;
}
