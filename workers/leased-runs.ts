import { leaseMs, type LeaseTable, takeLease } from '#workers/lease.ts';

/** A job from its start to its stop. A row that was stopped and started again is another run. */
export interface LeasedRun {
  readonly id: string;
  readonly startedAt: Date | null;
}

interface WantedRow {
  id: string;
  startedAt: Date | null;
  leaseOwner: string | null;
}

export interface LeasedRunsOptions {
  table: LeaseTable;
  /** Of this process, among all that work on the database. */
  owner: string;
  nowMs: () => number;
}

/**
 * The runs of one kind of job that this process holds the leases of. One that could not renew its lease in time does
 * nothing more: another process may have taken it.
 */
export class LeasedRuns<Run extends LeasedRun> {
  readonly #options: LeasedRunsOptions;
  readonly #runs = new Map<string, Run>();
  readonly #untilMs = new Map<string, number>();

  constructor(options: LeasedRunsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#runs.size;
  }

  get all(): Run[] {
    return [...this.#runs.values()];
  }

  /** Those whose leases hold now. */
  get held(): Run[] {
    return this.all.filter(({ id }) => this.holds(id));
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  holds(id: string): boolean {
    return this.#options.nowMs() < (this.#untilMs.get(id) ?? 0);
  }

  /** Those that are not wanted any more, were started anew, or are another worker's. */
  over(wanted: readonly WantedRow[]): Run[] {
    const rows = new Map(wanted.map((row) => [row.id, row]));
    return this.all.filter(({ id, startedAt }) => {
      const row = rows.get(id);
      const isSame = row?.startedAt?.getTime() === startedAt?.getTime();
      return !isSame || row?.leaseOwner !== this.#options.owner;
    });
  }

  /** What is read of the row behind it no other worker changes. */
  async take(id: string): Promise<boolean> {
    const { table, owner, nowMs } = this.#options;
    const atMs = nowMs();
    const isTaken = await takeLease(table, id, owner, atMs);
    if (isTaken) this.#untilMs.set(id, atMs + leaseMs);
    return isTaken;
  }

  add(run: Run): void {
    this.#runs.set(run.id, run);
  }

  /** It acts no more. Its row is released with what it writes last. */
  end({ id }: Run): void {
    this.#runs.delete(id);
    this.#untilMs.delete(id);
  }

  /** Which rows a run may write, and what of its lease is written with all else that it says. */
  renewal({ id }: Run, atMs: number) {
    const { owner } = this.#options;
    return { where: { id, leaseOwner: owner }, data: { leaseUntil: new Date(atMs + leaseMs) } };
  }

  /** The renewal was written. */
  renewed({ id }: Run, atMs: number): void {
    if (this.#runs.has(id)) this.#untilMs.set(id, atMs + leaseMs);
  }
}
