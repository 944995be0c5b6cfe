import type { ServerName } from './servers.ts';
import type { Throughput } from './throughput.ts';
import type { Memory, Volume } from './volume.ts';

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
  { workload: 'PutRecords 500 × 100 B', peer: 'kinesalite', atLeast: 15 },
  { workload: 'PutRecords 500 × 100 B', peer: 'null', atLeast: 0.12 },
  { workload: 'PutRecord 100 B', peer: 'kinesalite', atLeast: 2.5 },
  { workload: 'GetRecords 500 × 100 B', peer: 'kinesalite', atLeast: 8 },
];

const mostReadyEmptyMs = 1000;
const mostReadyFullMs = 2000;
const mostResidentMb = 350;

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
