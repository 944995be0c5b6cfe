import type { GroupEvent } from '#lib/consumer-group/group-event.ts';
import type { GroupPlan } from '#lib/consumer-group/group-plan.ts';
import { mostGroupShards } from '#lib/consumer-group/group-plan.ts';
import type { GroupReport, LeaseReport, WorkerReport } from '#lib/consumer-group/group-report.ts';
import { syncEveryMs } from '#lib/consumer-group/group-settings.ts';
import { GroupWorker, type WorkerContext } from '#lib/consumer-group/group-worker.ts';
import type { GroupRecord, GroupWorld } from '#lib/consumer-group/group-world.ts';
import type { Lease } from '#lib/consumer-group/lease.ts';
import { LeaseTable } from '#lib/consumer-group/lease-table.ts';
import { createProgress, type Progress } from '#lib/consumer-group/progress.ts';
import { type InitialPosition, syncLeases } from '#lib/consumer-group/sync-leases.ts';
import { FailureError } from '#lib/aws/failure.ts';

export interface ConsumerGroupOptions {
  plan: GroupPlan;
  initial: InitialPosition;
  world: GroupWorld;
  /** What an earlier process left behind. */
  before?: GroupReport | undefined;
  onFailed: (error: unknown) => void;
  /** A read was answered: calls do not fail now. */
  onAnswered?: () => void;
  /** Who looks on. */
  onProcessed?: WorkerContext['onProcessed'];
}

const mostEvents = 60;

/** A group of workers that share a stream's shards by leases. It does nothing by itself but in `tick`. */
export class ConsumerGroup {
  readonly #options: ConsumerGroupOptions;
  readonly #table: LeaseTable;
  readonly #workers = new Map<string, GroupWorker>();
  readonly #gone = new Set<string>();
  readonly #progress: Progress;
  readonly #touched = new Map<string, { counter: number; atMs: number }>();
  #events: GroupEvent[];
  #nextSyncMs = 0;
  #isSyncing = false;

  constructor(options: ConsumerGroupOptions) {
    this.#options = options;
    const { before, plan } = options;
    // The workers of an earlier process are gone with it, so their leases are free at once.
    this.#table = new LeaseTable(before?.leases.map(freed));
    this.#progress = createProgress(before);
    this.#events = before?.events ?? [];
    this.change(plan);
  }

  /** The workers that are alive. */
  get workers(): readonly GroupWorker[] {
    return [...this.#workers.values()];
  }

  /** Starts, slows, stops and crashes workers as the plan says. */
  change({ workers: { running, crashed } }: GroupPlan): void {
    const wanted = new Map(running.map(({ id, processingMs }) => [id, processingMs]));
    for (const worker of this.workers) {
      if (wanted.has(worker.id)) continue;
      if (crashed.includes(worker.id)) worker.crash();
      else worker.stop();
      this.#workers.delete(worker.id);
      this.#gone.add(worker.id);
    }
    for (const [id, processingMs] of wanted) {
      const worker = this.#workers.get(id);
      if (worker) worker.processingMs = processingMs;
      else this.#start(id, processingMs);
    }
  }

  tick(): void {
    const nowMs = this.#options.world.nowMs();
    if (nowMs >= this.#nextSyncMs && !this.#isSyncing) void this.#sync(nowMs);
    for (const worker of this.workers) worker.tick(nowMs);
  }

  /** All workers leave in order. */
  stop(): void {
    for (const worker of this.workers) worker.stop();
    for (const { id } of this.workers) this.#gone.add(id);
    this.#workers.clear();
  }

  report(): GroupReport {
    const nowMs = this.#options.world.nowMs();
    const leases = this.#table.all.map((lease) => this.#reportLease(lease.shardId, nowMs));
    const held = new Set(leases.map((lease) => lease?.owner));
    const ids = [...this.#workers.keys(), ...[...this.#gone].filter((id) => held.has(id))];
    return {
      atMs: nowMs,
      workers: ids.map((id) => this.#reportWorker(id, nowMs)),
      leases: leases.filter((lease) => lease !== undefined),
      events: this.#events,
    };
  }

  #start(id: string, processingMs: number) {
    const { plan, world, onFailed, onAnswered, onProcessed } = this.#options;
    const context: WorkerContext = {
      table: this.#table,
      settings: plan,
      world,
      tell: (event) => this.#tell(event),
      onProcessed: (worker, shardId, records: readonly GroupRecord[]) => {
        this.#progress.processed(worker, shardId, records);
        onProcessed?.(worker, shardId, records);
      },
      onRead: (shardId) => {
        this.#progress.read(shardId);
        onAnswered?.();
      },
      onFailed,
      onShardEnd: () => {
        this.#nextSyncMs = 0;
      },
    };
    this.#workers.set(id, new GroupWorker(id, processingMs, context));
    this.#tell({ kind: 'workerStarted', worker: id });
  }

  async #sync(nowMs: number): Promise<void> {
    const { world, initial, onFailed } = this.#options;
    this.#isSyncing = true;
    this.#nextSyncMs = nowMs + syncEveryMs;
    try {
      const shards = await world.listShards();
      if (shards.length > mostGroupShards) throw tooManyShards(shards.length);
      const { created, expired } = syncLeases(this.#table, shards, initial);
      for (const shardId of created) this.#tell({ kind: 'leaseCreated', shardId });
      for (const shardId of expired) this.#tell({ kind: 'shardExpired', shardId });
    } catch (error) {
      onFailed(error);
    } finally {
      this.#isSyncing = false;
    }
  }

  #tell(event: Omit<GroupEvent, 'atMs'>) {
    const atMs = this.#options.world.nowMs();
    this.#events = [...this.#events, { atMs, ...event }].slice(-mostEvents);
  }

  #reportLease(shardId: string, nowMs: number): LeaseReport | undefined {
    const lease = this.#table.get(shardId);
    if (!lease) return undefined;
    const consumer = this.workers
      .flatMap(({ consumers }) => consumers)
      .find((each) => each.shardId === shardId);
    const known = this.#touched.get(shardId);
    const touched = known?.counter === lease.counter ? known : { ...lease, atMs: nowMs };
    this.#touched.set(shardId, { counter: touched.counter, atMs: touched.atMs });
    const behindMs = consumer?.behindMs(nowMs);
    return {
      ...lease,
      ...this.#progress.of(shardId),
      isBlocked: this.#table.isBlocked(lease),
      ...(behindMs !== undefined && { behindMs }),
      uncheckpointed: consumer?.uncheckpointed ?? 0,
      touchedMs: touched.atMs,
    };
  }

  #reportWorker(id: string, nowMs: number): WorkerReport {
    return { id, isAlive: this.#workers.has(id), ...this.#progress.ofWorker(id, nowMs) };
  }
}

const freed = ({ shardId, parentIds, checkpoint, counter, switches }: Lease): Lease => ({
  shardId,
  parentIds,
  checkpoint,
  counter,
  switches,
});

const tooManyShards = (count: number) =>
  new FailureError({
    name: 'TooManyShards',
    message: `The stream lists ${count} shards. The sample group reads each once a second, and at most ${mostGroupShards}.`,
    retryable: false,
  });
