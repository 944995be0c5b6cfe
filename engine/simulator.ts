import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCloudWatch } from '#engine/cloudwatch/index.ts';
import { createClock, type SimulatedClock } from '#engine/core/clock.ts';
import { Faults } from '#engine/core/faults.ts';
import { openStore, type Store } from '#engine/core/store.ts';
import { lockData } from '#engine/core/data-lock.ts';
import { createKinesis } from '#engine/kinesis/index.ts';
import { createLab, restoreClock } from '#engine/lab/index.ts';
import { type Listener, listen } from '#engine/wire/listener.ts';
import type { Log } from '#engine/wire/log.ts';
import { createPipeline } from '#engine/wire/pipeline.ts';
import { isLoopbackName } from '#engine/wire/site.ts';

export interface SimulatorOptions {
  /** 0, which is also the default, takes any free port. */
  readonly port?: number;
  /** Must be of this machine. */
  readonly host?: string;
  /** Where everything is kept. When left out, a temporary folder that `close` removes. */
  readonly dataDir?: string;
  /** `manual` stands still at a fixed time until it is advanced. */
  readonly clock?: 'real' | 'manual';
  /** Of callers whose access key id is not itself an account id. 12 digits. */
  readonly accountId?: string;
  /** Of callers whose credential names no region. */
  readonly region?: string;
  /** How long CREATING, UPDATING and DELETING last, in simulated milliseconds. */
  readonly lifecycleMs?: number;
  /** Whether throughput limits and call rates hold where the lab has not said otherwise. */
  readonly limits?: boolean;
  /** Open shards an account may have in a region. AWS's own figure when left out. */
  readonly accountShardLimit?: number;
  /** Whether partition keys are counted for the lab's GetHeavyKeys, which is so unless a benchmark says otherwise. */
  readonly countsKeys?: boolean;
  /** Gets bugs as they happen. By default they go to standard error, a JSON line each. */
  readonly log?: Log;
}

export interface Simulator {
  readonly endpoint: string;
  readonly tlsEndpoint: string;
  readonly port: number;
  readonly dataDir: string;
  readonly clock: SimulatedClock;
  close(): Promise<void>;
}

/** What a simulator does when it is not told otherwise. */
export const simulatorDefaults = {
  host: '127.0.0.1',
  accountId: '000000000000',
  region: 'us-east-1',
  lifecycleMs: 500,
} as const;

/** Where a manual clock stands at first: a quiet Sunday, 2026-11-22T00:00:00Z. */
const manualStartMs = Date.UTC(2026, 10, 22);

const logToStandardError: Log = (entry) => console.error(JSON.stringify(entry));

function startClock(kind: 'real' | 'manual', store: Store): SimulatedClock {
  return kind === 'manual'
    ? createClock({ startMs: manualStartMs, speed: 0 })
    : createClock(restoreClock(store));
}

/** The services over one store and clock, and the way to end them. */
function createServices(dataDir: string, options: SimulatorOptions) {
  const store = openStore(dataDir);
  const clock = startClock(options.clock ?? 'real', store);
  const cloudWatch = createCloudWatch({ clock, store });
  const kinesis = createKinesis({
    clock,
    store,
    dataDir,
    metrics: cloudWatch.metrics,
    lifecycleMs: options.lifecycleMs ?? simulatorDefaults.lifecycleMs,
    limitsEnforced: options.limits ?? true,
    callersNow: options.clock === 'manual' ? undefined : () => clock.realNow(),
    accountShardLimit: options.accountShardLimit,
    countsKeys: options.countsKeys ?? true,
  });
  const faults = new Faults(clock, store);
  const lab = createLab({
    clock,
    store,
    dataDir,
    kinesis,
    faults,
    faultable: [kinesis.service, cloudWatch.service],
    resets: [
      (scope) => faults.clear(scope),
      (scope) => kinesis.reset(scope),
      (scope) => cloudWatch.reset(scope),
    ],
  });
  return {
    clock,
    faults,
    services: [kinesis.service, cloudWatch.service, lab.service],
    async close() {
      await faults.close();
      await lab.service.close?.();
      clock.close();
      await kinesis.close();
      await cloudWatch.close();
      await store.committed();
      await store.close();
    },
  };
}

const urlHost = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** The host is one that others can reach, which would let anyone in: signatures are not checked yet. */
export class OpenHostError extends Error {}

function refuseOpenHost(host: string): void {
  if (isLoopbackName(host)) return;
  throw new OpenHostError(
    `The engine answers this machine only, because it does not check signatures yet: leave --host out or use 127.0.0.1 instead of ${host}.`,
  );
}

/** What has been started so far, in the order in which it is to be ended. */
interface Started {
  listener?: Listener;
  engine?: ReturnType<typeof createServices>;
  lock?: Awaited<ReturnType<typeof lockData>>;
}

/**
 * Starts a simulator and answers once it takes requests.
 * @throws Error where the port is taken (`code` is EADDRINUSE)
 * @throws OpenHostError where the host is not of this machine
 * @throws DataInUseError where another engine uses the same folder
 */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? simulatorDefaults.host;
  const log = options.log ?? logToStandardError;
  refuseOpenHost(host);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'kinetoscope-')));
  const started: Started = {};
  const stop = async () => {
    await started.listener?.close();
    await started.engine?.close();
    await started.lock?.release();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const certificateFolder = join(dataDir, 'tls');
    const listener = await listen({ port: options.port ?? 0, host, certificateFolder, log });
    started.listener = listener;
    started.lock = await lockData(dataDir);
    const engine = createServices(dataDir, options);
    started.engine = engine;
    const defaults = {
      accountId: options.accountId ?? simulatorDefaults.accountId,
      region: options.region ?? simulatorDefaults.region,
    };
    const { services, faults } = engine;
    listener.serve(createPipeline({ services, defaults, log, faults }));
    return describe({ host, port: listener.port, dataDir, clock: engine.clock, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe({
  host,
  stop,
  ...rest
}: Pick<Simulator, 'port' | 'dataDir' | 'clock'> & {
  host: string;
  stop: () => Promise<void>;
}): Simulator {
  let closing: Promise<void> | undefined;
  return {
    ...rest,
    endpoint: `http://${urlHost(host)}:${rest.port}`,
    tlsEndpoint: `https://${urlHost(host)}:${rest.port}`,
    close: () => (closing ??= stop()),
  };
}
