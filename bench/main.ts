import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '#scripts/setup/environment.mjs';
import { type Delivery, measureDelivery } from './delivery.ts';
import { engineVictim } from './engine-victim.ts';
import { type Idle, measureIdle } from './idle.ts';
import type { KillReport } from './kill-report.ts';
import { killUnderLoad } from './kill-under-load.ts';
import { type ManyShards, measureManyShards } from './many-shards.ts';
import { hasTaskset, pinClient, type ServerName, serverNames } from './servers.ts';
import { formatTable } from './table.ts';
import {
  judgeDelivery,
  judgeIdle,
  judgeManyShards,
  judgeThroughput,
  judgeVolume,
  ratioTo,
  type Verdict,
} from './targets.ts';
import { measureThroughput, type Throughput } from './throughput.ts';
import { connectionCount, shardCount } from './workloads.ts';
import { measureVolume, type Volume } from './volume.ts';

const allParts = ['throughput', 'volume', 'kill', 'shards', 'delivery', 'idle'];
const deliverySeconds = 15;
const idleSeconds = 30;

const { values: flags } = parseArgs({
  options: {
    parts: { type: 'string', default: allParts.join(',') },
    servers: { type: 'string', default: serverNames.join(',') },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    'volume-gb': { type: 'string', default: '5' },
    kills: { type: 'string', default: '10' },
  },
});

interface Results {
  measuredAt: string;
  machine: { cores: number; cpu: string; node: string; isPinned: boolean };
  settings: { shards: number; connections: number; rounds: number; secondsPerRound: number };
  throughput?: Throughput[];
  volume?: Volume;
  kill?: {
    kills: number;
    acknowledged: number;
    lost: number;
    duplicated: number;
    misordered: number;
  };
  manyShards?: ManyShards;
  delivery?: Delivery[];
  idle?: Idle;
  verdicts: Verdict[];
}

const parts = flags.parts.split(',');
const isServerName = (name: string): name is ServerName =>
  serverNames.some((known) => known === name);
const servers = flags.servers.split(',').filter(isServerName);

function printThroughput(measured: readonly Throughput[]): void {
  const rows = measured.map((row) => {
    const ratio = ratioTo(row.server, row.workload, measured);
    return [
      row.workload,
      row.server,
      row.requestsPerSecond.toFixed(0),
      row.recordsPerSecond.toFixed(0),
      row.mbPerSecond.toFixed(1),
      row.p50Ms.toFixed(2),
      row.p99Ms.toFixed(2),
      ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
      `${(row.clientLoad * 100).toFixed(0)} %`,
    ];
  });
  const heading = ['workload', 'server', 'requests/s', 'records/s', 'MB/s', 'p50 ms', 'p99 ms'];
  console.log(`\n${formatTable([...heading, 'ours to it', 'client'], rows)}\n`);
}

function judgeKills({ acknowledged, lost, duplicated, misordered }: KillReport): Verdict {
  return {
    target: `${flags.kills} × kill -9: nothing acknowledged lost, twice or out of order`,
    measured: `${acknowledged} acknowledged, ${lost.length} lost, ${duplicated.length} twice, ${misordered.length} out of order`,
    isMet: lost.length + duplicated.length + misordered.length === 0,
  };
}

async function runParts(dataDir: string, results: Results): Promise<void> {
  if (parts.includes('throughput')) {
    results.throughput = await measureThroughput({
      dataDir,
      servers,
      rounds: results.settings.rounds,
      secondsPerRound: results.settings.secondsPerRound,
    });
    printThroughput(results.throughput);
    results.verdicts.push(...judgeThroughput(results.throughput));
  }
  if (parts.includes('volume')) {
    results.volume = await measureVolume(dataDir, Number(flags['volume-gb']));
    results.verdicts.push(...judgeVolume(results.volume));
  }
  if (parts.includes('kill')) {
    const kills = Number(flags.kills);
    const load = { shards: 8, writers: 8, requestsPerKill: 400, recordsPerRequest: 50 };
    const victim = await engineVictim(join(dataDir, 'kill'));
    const report = await killUnderLoad(victim, { kills, ...load });
    results.kill = {
      kills,
      acknowledged: report.acknowledged,
      lost: report.lost.length,
      duplicated: report.duplicated.length,
      misordered: report.misordered.length,
    };
    results.verdicts.push(judgeKills(report));
  }
}

function printManyShards({ few, many, speedRatio, cpuRatio }: ManyShards): void {
  const rows = [few, many].map((cost) => [
    `${cost.shards} shards`,
    cost.recordsPerSecond.toFixed(0),
    cost.cpuMicrosPerRecord.toFixed(2),
  ]);
  rows.push(['many to few', `${speedRatio.toFixed(2)} ×`, `${cpuRatio.toFixed(2)} ×`]);
  console.log(`\n${formatTable(['PutRecords 500 × 100 B', 'records/s', 'CPU µs/record'], rows)}\n`);
}

function printDelivery(measured: readonly Delivery[]): void {
  const rows = measured.map((row) => [
    `${row.subscriptions}`,
    row.recordsPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.slowestMs.toFixed(1),
    `${(row.engineLoad * 100).toFixed(0)} %`,
    `${(row.clientLoad * 100).toFixed(0)} %`,
  ]);
  const heading = [
    'subscriptions',
    'records/s',
    'p50 ms',
    'p99 ms',
    'slowest ms',
    'engine',
    'client',
  ];
  console.log(`\n${formatTable(heading, rows)}\n`);
}

/** The engine alone: its peers have no streams of so many shards, and fewer ways to read. */
async function runEngineParts(dataDir: string, results: Results): Promise<void> {
  const { rounds, secondsPerRound } = results.settings;
  if (parts.includes('shards')) {
    results.manyShards = await measureManyShards(dataDir, rounds, secondsPerRound);
    printManyShards(results.manyShards);
    results.verdicts.push(judgeManyShards(results.manyShards));
  }
  if (parts.includes('delivery')) {
    results.delivery = await measureDelivery(dataDir, deliverySeconds);
    printDelivery(results.delivery);
    results.verdicts.push(...results.delivery.flatMap(judgeDelivery));
  }
  if (parts.includes('idle')) {
    results.idle = await measureIdle(dataDir, idleSeconds);
    results.verdicts.push(judgeIdle(results.idle));
  }
}

const resultsFile = join(root, 'bench', 'results.json');
const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-bench-'));
pinClient();
const results: Results = {
  measuredAt: new Date().toISOString(),
  machine: {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    isPinned: hasTaskset,
  },
  settings: {
    shards: shardCount,
    connections: connectionCount,
    rounds: Number(flags.rounds),
    secondsPerRound: Number(flags.seconds),
  },
  verdicts: [],
};
try {
  await runParts(dataDir, results);
  await runEngineParts(dataDir, results);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

const verdictRows = results.verdicts.map(({ target, measured, isMet }) => [
  target,
  measured,
  isMet ? 'met' : 'NOT MET',
]);
console.log(formatTable(['target', 'measured', ''], verdictRows));
// The file is for comparing with later runs, so it only takes whole ones.
if (allParts.every((part) => parts.includes(part)) && servers.length === serverNames.length) {
  writeFileSync(resultsFile, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\nWritten to ${resultsFile}`);
}
