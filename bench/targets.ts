import type { Delivery } from './delivery.ts';
import type { Idle } from './idle.ts';
import type { ManyShards } from './many-shards.ts';
import type { Memory } from './process-usage.ts';
import type { ServerName } from './servers.ts';
import type { Throughput } from './throughput.ts';
import type { Volume } from './volume.ts';

/** One promise, and what was measured of it. */
export interface Verdict {
  target: string;
  measured: string;
  isMet: boolean;
}

interface RatioTarget {
  workload: string;
  peer: ServerName;
  atLeast: number;
}

const ratioTargets: readonly RatioTarget[] = [
  { workload: 'PutRecords 500 × 100 B', peer: 'kinesalite', atLeast: 30 },
  { workload: 'PutRecords 500 × 100 B', peer: 'null', atLeast: 0.25 },
  { workload: 'PutRecord 100 B', peer: 'kinesalite', atLeast: 2.5 },
  { workload: 'PutRecord 100 B', peer: 'null', atLeast: 0.7 },
  { workload: 'GetRecords 500 × 100 B', peer: 'kinesalite', atLeast: 8 },
];

const mostReadyEmptyMs = 1000;
const mostReadyFullMs = 2000;
const mostResidentMb = 350;
const mostShardCost = 1.3;
const mostDeliveryMs = { p50: 15, p99: 70 };
const mostIdlePercent = 2;

/** How many times as fast as a peer; undefined where one of the two was not measured. */
export function ratioTo(
  peer: ServerName,
  workload: string,
  measured: readonly Throughput[],
): number | undefined {
  const speedOf = (server: ServerName) =>
    measured.find((row) => row.workload === workload && row.server === server)?.requestsPerSecond;
  const [ours, theirs] = [speedOf('kinetoscope'), speedOf(peer)];
  return ours !== undefined && theirs ? ours / theirs : undefined;
}

export function judgeThroughput(measured: readonly Throughput[]): Verdict[] {
  return ratioTargets.flatMap(({ workload, peer, atLeast }) => {
    const ratio = ratioTo(peer, workload, measured);
    if (ratio === undefined) return [];
    return {
      target: `${workload}: at least ${atLeast} × ${peer}`,
      measured: `${ratio.toFixed(2)} ×`,
      isMet: ratio >= atLeast,
    };
  });
}

const atMost = (what: string, most: number, measured: number, unit: string): Verdict => ({
  target: `${what}: at most ${most} ${unit}`,
  measured: `${measured.toFixed(0)} ${unit}`,
  isMet: measured <= most,
});

function memoryAtMost(what: string, { residentMb, anonymousMb }: Memory): Verdict {
  const verdict = atMost(what, mostResidentMb, residentMb, 'MB');
  return { ...verdict, measured: `${verdict.measured}, ${anonymousMb.toFixed(0)} MB its own` };
}

export function judgeVolume(volume: Volume): Verdict[] {
  const { gigabytes, readyEmptyMs, readyFullMs, afterWriting, afterRestart } = volume;
  return [
    atMost('Ready on an empty directory', mostReadyEmptyMs, readyEmptyMs, 'ms'),
    atMost(`Ready on ${gigabytes} GB`, mostReadyFullMs, readyFullMs, 'ms'),
    memoryAtMost(`Resident after writing ${gigabytes} GB`, afterWriting),
    memoryAtMost('Resident after a restart on it', afterRestart),
  ];
}

export function judgeManyShards({ few, many, cpuRatio }: ManyShards): Verdict {
  return {
    target: `A record among ${many.shards} shards: at most ${mostShardCost} × one among ${few.shards}`,
    measured: `${cpuRatio.toFixed(2)} × the processor time`,
    isMet: cpuRatio <= mostShardCost,
  };
}

export function judgeDelivery({ subscriptions, p50Ms, p99Ms, ...rest }: Delivery): Verdict[] {
  const { delivered, missing, repeated } = rest;
  const who = `${subscriptions} subscribed`;
  return [
    {
      target: `Delivery, ${who}: p50 under ${mostDeliveryMs.p50} ms, p99 under ${mostDeliveryMs.p99} ms`,
      measured: `${p50Ms.toFixed(1)} ms, ${p99Ms.toFixed(1)} ms`,
      isMet: p50Ms < mostDeliveryMs.p50 && p99Ms < mostDeliveryMs.p99,
    },
    {
      target: `Delivery, ${who}: all that was put, once`,
      measured: `${delivered} delivered, ${missing} missing, ${repeated} again`,
      isMet: delivered > 0 && missing + repeated === 0,
    },
  ];
}

export function judgeIdle({ streams, cpuShare, residentMb }: Idle): Verdict {
  const percent = cpuShare * 100;
  return {
    target: `Idle with ${streams} streams: under ${mostIdlePercent} % of a core`,
    measured: `${percent.toFixed(2)} %, ${residentMb.toFixed(0)} MB resident`,
    isMet: percent < mostIdlePercent,
  };
}
