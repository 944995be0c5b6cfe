import { toFailure } from '#lib/aws/failure.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import { createShardLocator } from '#lib/jobs/shard-locator.ts';
import { ownerOf } from '#lib/kinesis/hash-key-range.ts';
import type { Ledger, Settlement, Tracked } from '#lib/transfer/ledger.ts';
import { atOnce, createPace, type Pace } from '#lib/transfer/pace.ts';
import type { Shape, ShapedRecord } from '#lib/transfer/shape-records.ts';
import type { TransferOutcome, TransferTrouble } from '#lib/transfer/transfer-report.ts';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';
import { createOutage, type Outage } from '#workers/outage.ts';
import { createAdaptiveBudget } from '#workers/adaptive-budget.ts';
import { Outbox, type Parcel } from '#workers/transfer-outbox.ts';
import type { PutEntry, TransferWorld } from '#workers/transfer-world.ts';

/** A record of the source, and what became of the records that came out of it. */
interface Delivery {
  tracked: Tracked;
  left: number;
  underWay: number;
  isUncertain: boolean;
  settlement: Required<Omit<Settlement, 'dropped' | 'broken'>>;
}

const mostCallsUnderWay = 8;
const mostWaiting = { records: 10_000, bytes: 32 * 1_048_576 };

/** Sends what comes out of records of the source, and settles these in the ledger. */
export class TransferSender {
  readonly #ledger: Ledger;
  readonly #world: TransferWorld;
  readonly #outbox: Outbox<Delivery>;
  readonly #pace: Pace;
  readonly #locate: (partitionKey: string) => string;
  readonly #underWay = new Set<Promise<void>>();
  readonly outage: Outage;
  /** Set when the target refuses for good. */
  outcome: TransferOutcome | undefined;
  trouble: TransferTrouble | undefined;
  /** When the last record that was acknowledged had arrived in the source. */
  reachedMs: number | undefined;
  isStopped = false;
  #number = 0;

  constructor(
    plan: Pick<TransferPlan, 'pace' | 'keepsOrder'>,
    ledger: Ledger,
    world: TransferWorld,
  ) {
    this.#ledger = ledger;
    this.#world = world;
    this.#pace = plan.pace.kind === 'original' ? createPace(plan.pace.factor) : atOnce;
    this.outage = createOutage(() => world.random());
    this.#locate = createShardLocator(world.shards);
    const budget = createAdaptiveBudget();
    this.#outbox = new Outbox({
      keepsOrder: plan.keepsOrder,
      mayGo: ({ shardId, record }, nowMs) => budget.mayGo({ shardId, bytes: record.bytes }, nowMs),
      random: () => world.random(),
      onTaken: (parcel) => this.#taken(parcel),
      onGivenUp: (parcel, code) => this.#givenUp(parcel, code),
      onThrottled: ({ shardId }) => {
        ledger.counts.throttled += 1;
        budget.refused(shardId, world.nowMs());
      },
    });
  }

  get isFull(): boolean {
    return this.#outbox.size >= mostWaiting.records || this.#outbox.bytes >= mostWaiting.bytes;
  }

  get underWay(): readonly Promise<void>[] {
    return [...this.#underWay];
  }

  accept(tracked: Tracked, shape: Shape): void {
    if (shape.kind === 'dropped') this.#ledger.settle(tracked, { dropped: 1 });
    else if (shape.kind === 'broken') {
      this.trouble = { reason: shape.reason, sequenceNumber: tracked.record.sequenceNumber };
      this.#ledger.settle(tracked, { broken: 1 });
    } else this.#enqueue(tracked, shape.records, shape.isUnkeyed);
  }

  /** Sends what is due. */
  tick(nowMs: number): void {
    const mostCalls = this.outage.isOn ? 1 : mostCallsUnderWay;
    while (this.#underWay.size < mostCalls) {
      if (this.isStopped || this.outcome || this.outage.blocks(nowMs)) return;
      if (!this.#world.mayAct()) return;
      const batch = this.#outbox.nextBatch(nowMs);
      if (batch.length === 0) return;
      const call: Promise<void> = this.#send(batch).finally(() => {
        this.#underWay.delete(call);
        // A key whose record was taken has its next one waiting.
        this.tick(this.#world.nowMs());
      });
      this.#underWay.add(call);
    }
  }

  #enqueue(tracked: Tracked, records: readonly ShapedRecord[], isUnkeyed: boolean): void {
    const paceMs = this.#pace(tracked.record.arrivalMs, this.#world.nowMs());
    const settlement = {
      made: records.length,
      acknowledged: 0,
      failed: 0,
      maybeTwice: 0,
      bytes: 0,
      unkeyed: isUnkeyed ? 1 : 0,
    };
    const owner: Delivery = {
      tracked,
      left: records.length,
      underWay: 0,
      isUncertain: false,
      settlement,
    };
    for (const record of records)
      this.#outbox.push({
        owner,
        record,
        paceMs,
        shardId: this.#shardOf(record),
        number: (this.#number += 1),
        attempts: 0,
        dueMs: 0,
        isUncertain: false,
      });
  }

  #shardOf({ partitionKey, explicitHashKey }: ShapedRecord): string {
    if (explicitHashKey === undefined) return this.#locate(partitionKey);
    return ownerOf(this.#world.shards(), BigInt(explicitHashKey))?.shardId ?? '';
  }

  async #send(batch: Parcel<Delivery>[]): Promise<void> {
    const world = this.#world;
    const { counts } = this.#ledger;
    for (const { owner, attempts } of batch) {
      owner.underWay += 1;
      owner.tracked.wasSent = true;
      counts.sent += 1;
      if (attempts > 1) counts.retried += 1;
    }
    try {
      const { Records: results = [] } = await world.put(
        batch.map(({ record }) => putEntry(record)),
      );
      this.#outbox.settle(batch, results, world.nowMs());
      this.outage.answered(
        results.findLast(({ ErrorCode }) => ErrorCode),
        world.nowMs(),
      );
    } catch (error) {
      const failure = callFailureOf(error);
      this.#outbox.fail(batch, failure, world.nowMs());
      this.outage.failed(error, failure.isThrottle, world.nowMs());
      if (!failure.isRetryable && !failure.isThrottle)
        this.outcome = { kind: 'failed', failure: toFailure(error) };
    } finally {
      for (const parcel of batch) noteAnswer(parcel);
    }
  }

  #taken({ owner, record, isUncertain }: Parcel<Delivery>): void {
    owner.settlement.acknowledged += 1;
    owner.settlement.bytes += record.bytes;
    if (isUncertain || owner.tracked.isRepeat) owner.settlement.maybeTwice += 1;
    this.reachedMs = owner.tracked.record.arrivalMs ?? this.reachedMs;
    this.#finish(owner);
  }

  #givenUp({ owner, attempts }: Parcel<Delivery>, code: string): void {
    owner.settlement.failed += 1;
    const { sequenceNumber } = owner.tracked.record;
    this.trouble = { reason: `Refused ${attempts} times with ${code}.`, sequenceNumber };
    this.#finish(owner);
  }

  #finish(owner: Delivery): void {
    owner.left -= 1;
    if (owner.left === 0) this.#ledger.settle(owner.tracked, owner.settlement);
  }
}

/** What was refused in so many words is not in the target, and need not be counted as if it might be. */
function noteAnswer({ owner, isUncertain }: Parcel<Delivery>): void {
  owner.underWay -= 1;
  owner.isUncertain ||= isUncertain;
  owner.tracked.wasSent =
    owner.isUncertain ||
    owner.underWay > 0 ||
    owner.settlement.acknowledged + owner.settlement.failed > 0;
}

const putEntry = ({ partitionKey, explicitHashKey, data }: ShapedRecord): PutEntry => ({
  PartitionKey: partitionKey,
  ...(explicitHashKey !== undefined && { ExplicitHashKey: explicitHashKey }),
  Data: data,
});
