import { cpuSecondsOf, type Memory, memoryOf } from '../process-usage.ts';

const everyMs = 5000;
/** The first third fills caches and lets the process find its size. */
const countedShare = 2 / 3;

interface Sample extends Memory {
  atMs: number;
}

export interface MemoryTrend {
  mostResidentMb: number;
  /** What a straight line through the counted samples rises by from its start to its end. */
  residentGrowthMb: number;
  anonymousGrowthMb: number;
  samples: number;
}

/** By how much the line of least squares through the points rises over all of them. */
function riseOf(points: readonly { x: number; y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean((point) => point.x), mean((point) => point.y)];
  const variance = mean(({ x }) => (x - meanX) ** 2);
  const covariance = mean(({ x, y }) => (x - meanX) * (y - meanY));
  const width = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  return variance > 0 ? (covariance / variance) * width : 0;
}

/** Looks at a process's memory every five seconds. */
export class ProcessWatch {
  readonly #pid: number | undefined;
  readonly #samples: Sample[] = [];
  readonly #timer: NodeJS.Timeout;
  #cpuSeconds: number;
  #cpuAtMs = performance.now();

  constructor(pid: number | undefined) {
    this.#pid = pid;
    this.#cpuSeconds = cpuSecondsOf(pid);
    this.#timer = setInterval(
      () => this.#samples.push({ atMs: performance.now(), ...memoryOf(pid) }),
      everyMs,
    );
  }

  /** How much of a core the process took since it was asked last. */
  takeLoad(): number {
    const [cpuSeconds, nowMs] = [cpuSecondsOf(this.#pid), performance.now()];
    const load = ((cpuSeconds - this.#cpuSeconds) * 1000) / (nowMs - this.#cpuAtMs);
    this.#cpuSeconds = cpuSeconds;
    this.#cpuAtMs = nowMs;
    return load;
  }

  get latest(): Memory | undefined {
    return this.#samples.at(-1);
  }

  stop(): MemoryTrend {
    clearInterval(this.#timer);
    const counted = this.#samples.slice(Math.floor(this.#samples.length * (1 - countedShare)));
    const rise = (field: keyof Memory) =>
      riseOf(counted.map((sample) => ({ x: sample.atMs, y: sample[field] })));
    return {
      mostResidentMb: Math.max(...this.#samples.map(({ residentMb }) => residentMb)),
      residentGrowthMb: rise('residentMb'),
      anonymousGrowthMb: rise('anonymousMb'),
      samples: counted.length,
    };
  }
}
