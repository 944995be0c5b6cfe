import { chooseLeases } from '#lib/consumer-group/choose-leases.ts';
import type { GroupEvent } from '#lib/consumer-group/group-event.ts';
import {
  type GroupSettings,
  renewEveryMs,
  takeEveryMs,
} from '#lib/consumer-group/group-settings.ts';
import type { GroupRecord, GroupWorld } from '#lib/consumer-group/group-world.ts';
import type { Lease } from '#lib/consumer-group/lease.ts';
import type { LeaseTable } from '#lib/consumer-group/lease-table.ts';
import { ShardConsumer } from '#lib/consumer-group/shard-consumer.ts';

/** What a worker shares with the others, and whom it tells. */
export interface WorkerContext {
  readonly table: LeaseTable;
  readonly settings: GroupSettings;
  readonly world: GroupWorld;
  readonly tell: (event: Omit<GroupEvent, 'atMs'>) => void;
  readonly onProcessed: (worker: string, shardId: string, records: readonly GroupRecord[]) => void;
  readonly onRead: (shardId: string) => void;
  readonly onFailed: (error: unknown) => void;
  /** A shard was processed to its end: its children may want leases. */
  readonly onShardEnd: () => void;
}

/** When a lease's counter was first seen as it is. */
interface Seen {
  readonly counter: number;
  readonly atMs: number;
}

/** One worker of a group. It knows of the others only what the lease table says, and does nothing but in `tick`. */
export class GroupWorker {
  readonly id: string;
  readonly #context: WorkerContext;
  readonly #consumers = new Map<string, ShardConsumer>();
  /** How far each shard's last checkpoint is back. */
  readonly #checkpointedMs = new Map<string, number>();
  /** Since when it waits for the owner before, which may have crashed. */
  readonly #handoverMs = new Map<string, number>();
  #seen = new Map<string, Seen>();
  #nextRenewMs = 0;
  #nextTakeMs = 0;
  /** How long one record takes. */
  processingMs: number;

  constructor(id: string, processingMs: number, context: WorkerContext) {
    this.id = id;
    this.processingMs = processingMs;
    this.#context = context;
  }

  get consumers(): readonly ShardConsumer[] {
    return [...this.#consumers.values()];
  }

  tick(nowMs: number): void {
    const { settings, table } = this.#context;
    if (nowMs >= this.#nextRenewMs) {
      this.#nextRenewMs = nowMs + renewEveryMs(settings);
      this.#renew();
    }
    if (nowMs >= this.#nextTakeMs) {
      // Before the shards are listed there is nothing to take.
      this.#nextTakeMs = table.all.length === 0 ? nowMs : nowMs + takeEveryMs(settings);
      this.#take(nowMs);
    }
    this.#begin(nowMs);
    for (const consumer of this.consumers) {
      consumer.tick(nowMs, this.processingMs);
      if (consumer.isThrough) this.#finish(consumer);
      else this.#checkpointIfDue(consumer, nowMs);
    }
  }

  /** Leaves in order: writes its checkpoints and gives its leases back. */
  stop(): void {
    const { table, tell } = this.#context;
    for (const consumer of this.consumers) this.#checkpoint(consumer);
    for (const { shardId } of this.#owned()) table.release(shardId, this.id);
    for (const { shardId, previousOwner } of table.all)
      if (previousOwner === this.id) table.endHandover(shardId);
    this.#drop();
    tell({ kind: 'workerStopped', worker: this.id });
  }

  /** Falls over: nothing is written, and its leases stand still. */
  crash(): void {
    this.#drop();
    this.#context.tell({ kind: 'workerCrashed', worker: this.id });
  }

  #drop() {
    for (const consumer of this.consumers) consumer.close();
    this.#consumers.clear();
  }

  #owned(): readonly Lease[] {
    return this.#context.table.all.filter(({ owner }) => owner === this.id);
  }

  #renew() {
    const { table, tell } = this.#context;
    for (const { shardId } of this.#owned()) table.renew(shardId, this.id);
    for (const consumer of this.consumers) {
      const lease = table.get(consumer.shardId);
      if (lease?.owner === this.id && lease.previousOwner === undefined) continue;
      consumer.close();
      this.#consumers.delete(consumer.shardId);
      if (lease?.previousOwner === this.id) {
        this.#checkpoint(consumer);
        table.endHandover(lease.shardId);
        tell({ kind: 'leaseHandedOver', worker: this.id, shardId: lease.shardId });
      } else tell({ kind: 'leaseLost', worker: this.id, shardId: consumer.shardId });
    }
  }

  #take(nowMs: number) {
    const { table, settings, world, tell } = this.#context;
    this.#look(nowMs);
    const isExpired = ({ owner, shardId }: Lease) =>
      owner === undefined ||
      (owner !== this.id && nowMs - (this.#seen.get(shardId)?.atMs ?? nowMs) > settings.failoverMs);
    const chosen = chooseLeases(table.claimable, this.id, isExpired, () => world.random());
    for (const { lease, isStolen } of chosen) {
      const { shardId, owner: from } = lease;
      if (!table.take(shardId, this.id, lease.counter, isStolen)) continue;
      const kind = from === undefined ? 'leaseTaken' : isStolen ? 'leaseStolen' : 'leaseExpired';
      tell({ kind, worker: this.id, shardId, ...(from !== undefined && { from }) });
    }
    this.#look(nowMs);
  }

  /** Remembers since when each counter stands still. */
  #look(nowMs: number) {
    const before = this.#seen;
    this.#seen = new Map(
      this.#context.table.all.map(({ shardId, counter }) => {
        const seen = before.get(shardId);
        return [shardId, seen?.counter === counter ? seen : { counter, atMs: nowMs }];
      }),
    );
  }

  /** Starts to read what it owns, once the owner before is through with it. */
  #begin(nowMs: number) {
    const { table, settings, world } = this.#context;
    for (const lease of this.#owned()) {
      const { shardId, checkpoint, previousOwner } = lease;
      if (this.#consumers.has(shardId) || checkpoint.type === 'SHARD_END') continue;
      if (table.isBlocked(lease)) continue;
      if (previousOwner !== undefined) {
        const takenMs = this.#handoverMs.get(shardId) ?? nowMs;
        this.#handoverMs.set(shardId, takenMs);
        if (nowMs - takenMs > settings.failoverMs) table.endHandover(shardId);
        continue;
      }
      this.#handoverMs.delete(shardId);
      this.#checkpointedMs.set(shardId, nowMs);
      this.#consumers.set(
        shardId,
        new ShardConsumer({
          shardId,
          start: checkpoint,
          world,
          onProcessed: (records) => this.#context.onProcessed(this.id, shardId, records),
          onRead: () => this.#context.onRead(shardId),
          onFailed: this.#context.onFailed,
        }),
      );
    }
  }

  #checkpointIfDue(consumer: ShardConsumer, nowMs: number) {
    const { shardId, uncheckpointed } = consumer;
    const lastMs = this.#checkpointedMs.get(shardId) ?? nowMs;
    if (uncheckpointed === 0 || nowMs - lastMs < this.#context.settings.checkpointMs) return;
    this.#checkpointedMs.set(shardId, nowMs);
    this.#checkpoint(consumer);
  }

  #checkpoint(consumer: ShardConsumer) {
    if (this.#context.table.checkpoint(consumer.shardId, this.id, consumer.position))
      consumer.uncheckpointed = 0;
  }

  #finish(consumer: ShardConsumer) {
    const { table, tell, onShardEnd } = this.#context;
    const { shardId } = consumer;
    consumer.close();
    this.#consumers.delete(shardId);
    if (!table.finish(shardId, this.id)) return;
    tell({ kind: 'shardEnd', worker: this.id, shardId });
    onShardEnd();
  }
}
