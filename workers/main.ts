import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '#lib/aws/call.ts';
import { toFailure } from '#lib/aws/failure.ts';
import { db } from '#lib/db.ts';
import { streamNow } from '#lib/records/connection-reads.ts';
import { AlarmWatch } from '#workers/alarm-watch.ts';
import { GroupSupervisor } from '#workers/group-supervisor.ts';
import { groupWorld } from '#workers/group-world.ts';
import { newOwner } from '#workers/lease.ts';
import { runTransfers } from '#workers/run-transfers.ts';
import { streamFacts } from '#workers/stream-facts.ts';
import { Supervisor } from '#workers/supervisor.ts';

/** How soon a start, a change or a stop is seen. */
const refreshMs = 500;
const saveMs = 1_000;
/** How evenly records leave. */
const tickMs = 50;

/** Who lists the readers of a stream can tell the workers from the console by it. */
process.env.AWS_SDK_UA_APP_ID ??= 'kinetoscope-workers';

const stopping = new AbortController();
const owner = newOwner();
const supervisor = new Supervisor({
  database: db(),
  owner,
  facts: streamFacts,
  put: (connection, input) => call(connection, 'kinesis', 'PutRecords', input),
  nowMs: Date.now,
  random: Math.random,
});
const groups = new GroupSupervisor({
  database: db(),
  owner,
  worldOf: (connection, streamName) => groupWorld(connection, streamName, Date.now, Math.random),
  streamNow: (connection) => streamNow(connection, stopping.signal),
  nowMs: Date.now,
  random: Math.random,
});
const alarms = new AlarmWatch({
  database: db(),
  ask: (connection, input) =>
    call(connection, 'cloudwatch', 'GetMetricData', input, { abortSignal: stopping.signal }),
  connectionNow: (connection) => streamNow(connection, stopping.signal),
  nowMs: Date.now,
});

const log = (event: string, error: unknown) =>
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), event, ...toFailure(error) })}\n`,
  );

/** The database may be busy or away for a while; the generators go on and what they count is written later. */
async function attempt(event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log(event, error);
  }
}

async function run(): Promise<void> {
  const ticking = setInterval(() => {
    supervisor.tick();
    groups.tick();
  }, tickMs);
  const transferring = runTransfers(owner, stopping.signal, attempt);
  let savedMs = Date.now();
  await attempt('refresh failed', () => supervisor.refresh());
  await attempt('refresh of groups failed', () => groups.refresh());
  process.stdout.write(`kinetoscope workers ready, generators running: ${supervisor.running}\n`);
  while (!stopping.signal.aborted) {
    await sleep(refreshMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) break;
    await attempt('refresh failed', () => supervisor.refresh());
    await attempt('refresh of groups failed', () => groups.refresh());
    // A connection that does not answer keeps the generators waiting for nothing.
    void attempt('look at alarms failed', () => alarms.look());
    if (Date.now() - savedMs < saveMs) continue;
    savedMs = Date.now();
    await attempt('save failed', () => supervisor.save());
    await attempt('save of groups failed', () => groups.save());
  }
  clearInterval(ticking);
  await attempt('last save of groups failed', () => groups.stop());
  await attempt('last save failed', () => supervisor.stop());
  await transferring;
  await db().$disconnect();
}

process.once('SIGTERM', () => stopping.abort());
process.once('SIGINT', () => stopping.abort());
await run();
process.exit(0);
