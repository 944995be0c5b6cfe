import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pinClient, type Server, startServer } from './servers.ts';
import { createReaders, type Reader } from './soak/create-readers.ts';
import { judgeSoak, type SoakOutcome } from './soak/judge-soak.ts';
import { endFaults, longestLatenessMs, putFaults } from './soak/lab-faults.ts';
import { measurePeak } from './soak/measure-peak.ts';
import { ProcessWatch } from './soak/process-watch.ts';
import { Producer } from './soak/producer.ts';
import { Resharding, scalingShare } from './soak/resharding.ts';
import { formatTable } from './table.ts';
import { createStream, withConnection } from './workloads.ts';

const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    polling: { type: 'string', default: '1' },
    'fan-out': { type: 'string', default: '1' },
  },
});

const readerCounts = { polling: Number(flags.polling), fanOut: Number(flags['fan-out']) };
const runMs = Number(flags.minutes) * 60_000;
const streamName = 'soak';
const shardCount = 32;
const loadShare = 0.5;
const progressMs = 15_000;
/** Readers that are given nothing for so long have been given all: longer than a subscription may be refused. */
const quietMs = 10_000;
const subscriptionLifeMs = 300_000;
/** What a record of the soak takes on disk, with room to spare, and how many come in a second at most. */
const bytesOnDisk = 250;
const mostRecordsPerSecond = 200_000;

interface Parts {
  producer: Producer;
  readers: readonly Reader[];
  resharding: Resharding;
  watch: ProcessWatch;
}

function printProgress({ producer, readers, resharding, watch }: Parts, startMs: number): void {
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  const behind = readers.map(({ ledger }) => producer.acknowledged - ledger.received);
  const memory = watch.latest;
  console.log(
    `${seconds} s: ${producer.acknowledged} acknowledged, readers ${behind.join(' and ')} behind, ` +
      `${resharding.openShards} shards, engine ${(watch.takeLoad() * 100).toFixed(0)} % of a core, ` +
      `${memory?.residentMb.toFixed(0)} MB resident, ${memory?.anonymousMb.toFixed(0)} MB its own`,
  );
}

/** Waits until no reader is given anything any more. */
async function drain(readers: readonly Reader[]): Promise<void> {
  const count = () => readers.reduce((sum, { ledger }) => sum + ledger.received, 0);
  let before: number;
  do {
    before = count();
    await pause(quietMs);
  } while (count() > before);
}

const endName = (how: string) => `subscription ended: ${how}`;

function eventsOf({ resharding, readers, producer }: Parts): Record<string, number> {
  const { split, merged, scaled } = resharding.counts;
  const ends: Record<string, number> = {};
  if (runMs * (1 - scalingShare) > subscriptionLifeMs) ends[endName('over')] = 0;
  for (const reader of readers)
    for (const [how, times] of 'ends' in reader ? reader.ends : [])
      ends[endName(how)] = (ends[endName(how)] ?? 0) + times;
  return {
    split,
    merged,
    scaled,
    ...ends,
    'failed entries': producer.failedEntries,
    'failed calls': producer.failedCalls,
    'lost answers': producer.lostCalls,
  };
}

async function runSoak(server: Server): Promise<SoakOutcome> {
  const { port } = server;
  const peak = await measurePeak(port, shardCount, readerCounts);
  console.log(
    `peak: ${peak.written.toFixed(0)} records/s written, ` +
      `${peak.writtenAndRead.toFixed(0)} records/s written and read by all readers`,
  );
  await createStream(port, streamName, shardCount);
  const { readers, shardIds } = await createReaders(port, streamName, readerCounts);
  await withConnection(port, putFaults);
  const producer = new Producer(port, streamName, peak.writtenAndRead * loadShare);
  const resharding = new Resharding(port, streamName, shardCount, runMs);
  const watch = new ProcessWatch(server.process.pid);
  const parts = { producer, readers, resharding, watch };
  for (const reader of readers) reader.start(shardIds);
  resharding.start();
  producer.start();

  const startMs = performance.now();
  const progress = setInterval(() => printProgress(parts, startMs), progressMs);
  const load = async () => {
    await pause(runMs);
    const rate = (producer.acknowledged * 1000) / (performance.now() - startMs);
    await Promise.all([producer.stop(), resharding.stop()]);
    return rate;
  };
  const failures = [...readers.map(({ failed }) => failed), untilOver(parts, server)];
  const rate = await Promise.race([load(), ...failures]);
  const memory = watch.stop();
  const strikes = await withConnection(port, endFaults);
  await pause(longestLatenessMs);
  await Promise.race([drain(readers), ...failures]);
  clearInterval(progress);
  printProgress(parts, startMs);
  for (const reader of readers) reader.stop();
  const events = { ...eventsOf(parts), ...strikes };
  return {
    producer,
    ledgers: readers.map(({ ledger }) => ledger),
    memory,
    peak,
    load: rate,
    events,
    bugs: bugsIn(server),
  };
}

/** Errors that the engine logged: what faults it was told to make are none. */
const bugsIn = (server: Server) =>
  readFileSync(server.process.logFile, 'utf8').split('"level":"error"').length - 1;

/** Never resolves; fails when the engine ends or a part cannot go on. */
async function untilOver({ producer, resharding }: Parts, server: Server): Promise<never> {
  const ended = server.process.ended.then((how) => {
    throw new Error(`The engine ${how}. ${server.process.lastWords()}`);
  });
  await Promise.race([ended, Promise.all([producer.ended, resharding.ended])]);
  return ended;
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-soak-'));
  const { bavail, bsize } = statfsSync(dataDir);
  const needed = (runMs / 1000) * mostRecordsPerSecond * loadShare * bytesOnDisk;
  if (bavail * bsize < needed)
    throw new Error(`${flags.minutes} minutes need ${(needed / 1e9).toFixed(0)} GB of disk.`);
  pinClient();
  const server = await startServer('kinetoscope', dataDir, { flags: ['--lifecycle-ms', '500'] });
  // The soak fails when its engine is gone, and then cleans up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.process.stop('SIGTERM'));
  try {
    const outcome = await runSoak(server);
    const events = Object.entries(outcome.events).map(([event, times]) => [event, `${times}`]);
    console.log(`\n${formatTable(['what happened', 'times'], events)}\n`);
    const verdicts = judgeSoak(outcome);
    const rows = verdicts.map(({ target, measured, isMet }) => [
      target,
      measured,
      isMet ? 'met' : 'BROKEN',
    ]);
    console.log(formatTable(['promise', 'measured', ''], rows));
    if (verdicts.some(({ isMet }) => !isMet)) process.exitCode = 1;
  } finally {
    await server.process.stop('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
