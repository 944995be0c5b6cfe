import { type Checkpoint, isBlocked, isFinished, type Lease } from '#lib/consumer-group/lease.ts';

/**
 * The leases of a group. As with conditional writes to a table, each change says what it expects to find and is refused
 * when another worker was there first: refused changes answer `false`.
 */
export class LeaseTable {
  readonly #leases = new Map<string, Lease>();

  constructor(leases: readonly Lease[] = []) {
    for (const lease of leases) this.#leases.set(lease.shardId, lease);
  }

  get all(): readonly Lease[] {
    return [...this.#leases.values()];
  }

  get(shardId: string): Lease | undefined {
    return this.#leases.get(shardId);
  }

  /** What there is to share out: neither finished nor waiting for parents. */
  get claimable(): readonly Lease[] {
    return this.all.filter((lease) => !isFinished(lease) && !isBlocked(lease, this.#leases));
  }

  isBlocked(lease: Lease): boolean {
    return isBlocked(lease, this.#leases);
  }

  create(shardId: string, parentIds: readonly string[], checkpoint: Checkpoint): boolean {
    if (this.#leases.has(shardId)) return false;
    this.#leases.set(shardId, { shardId, parentIds, checkpoint, counter: 0, switches: 0 });
    return true;
  }

  /** Shows that the owner is alive. */
  renew(shardId: string, owner: string): boolean {
    return this.#change(shardId, (lease) => lease.owner === owner, {});
  }

  /**
   * Makes `worker` the owner, unless somebody renewed the lease since its counter was seen.
   * @param isHandover the owner before is alive: it is to checkpoint before `worker` begins
   */
  take(shardId: string, worker: string, seenCounter: number, isHandover: boolean): boolean {
    const { owner: before, previousOwner, switches = 0 } = this.#leases.get(shardId) ?? {};
    return this.#change(
      shardId,
      ({ counter, owner }) => counter === seenCounter && owner !== worker,
      {
        owner: worker,
        previousOwner: isHandover ? before : previousOwner,
        switches: seenCounter === 0 ? 0 : switches + 1,
      },
    );
  }

  /** Says how far the shard was processed. An owner whose lease is being handed over may do so a last time. */
  checkpoint(shardId: string, worker: string, checkpoint: Checkpoint): boolean {
    const mayWrite = (lease: Lease) =>
      lease.previousOwner === undefined ? lease.owner === worker : lease.previousOwner === worker;
    return this.#change(shardId, mayWrite, { checkpoint });
  }

  /** The owner before has nothing more to write, or did not answer in time. */
  endHandover(shardId: string): boolean {
    return this.#change(shardId, isHandedOver, { previousOwner: undefined });
  }

  /** Nobody's, for whoever looks next. */
  release(shardId: string, owner: string): boolean {
    return this.#change(shardId, (lease) => lease.owner === owner, { owner: undefined });
  }

  /** All of the shard was processed: whoever has it or was to have it is through with it. */
  finish(shardId: string, worker: string): boolean {
    if (!this.checkpoint(shardId, worker, { type: 'SHARD_END' })) return false;
    return this.#change(shardId, () => true, { owner: undefined, previousOwner: undefined });
  }

  /** The service has forgotten the shard. */
  remove(shardId: string): void {
    this.#leases.delete(shardId);
  }

  #change(shardId: string, expected: (lease: Lease) => boolean, changes: Partial<Lease>): boolean {
    const lease = this.#leases.get(shardId);
    if (!lease || !expected(lease)) return false;
    this.#leases.set(shardId, { ...lease, ...changes, counter: lease.counter + 1 });
    return true;
  }
}

const isHandedOver = ({ previousOwner }: Lease): boolean => previousOwner !== undefined;
