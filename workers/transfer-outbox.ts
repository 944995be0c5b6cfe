import { backoffMs } from '#lib/jobs/backoff.ts';
import { batchMaxBytes } from '#lib/jobs/batch.ts';
import type { CallFailure } from '#lib/jobs/delivery.ts';
import { putRecordsMaxRecords } from '#lib/kinesis/limits.ts';
import type { ShapedRecord } from '#lib/transfer/shape-records.ts';

/** A record that waits for the target, and what happened to it so far. */
export interface Parcel<Owner> {
  readonly owner: Owner;
  readonly record: ShapedRecord;
  /** Of the target, by the record's hash key; empty where that is not known. */
  readonly shardId: string;
  /** Not before: the pace. */
  readonly paceMs: number;
  /** Its place in the order of the source. */
  readonly number: number;
  attempts: number;
  /** Not before: the pause after a refusal. */
  dueMs: number;
  /** An attempt got no answer: the target may hold it already. */
  isUncertain: boolean;
}

export interface OutboxOptions<Owner> {
  keepsOrder: boolean;
  /** Whether its shard takes it now; takes it off the shard's budget. */
  mayGo: (parcel: Parcel<Owner>, nowMs: number) => boolean;
  random: () => number;
  onTaken: (parcel: Parcel<Owner>) => void;
  onGivenUp: (parcel: Parcel<Owner>, code: string) => void;
  onThrottled: (parcel: Parcel<Owner>) => void;
}

interface EntryResult {
  ErrorCode?: string | undefined;
}

const backoff = { baseMs: 100, capMs: 5_000 };
const throttleCode = 'ProvisionedThroughputExceededException';
/** A limit passes; any other reason to refuse a record does not after so many attempts. */
const mostAttempts = 20;

/**
 * What waits to be sent, in the order of the source. Where order is kept, a key has one record under way at a time, and
 * none overtakes it: PutRecords promises no order, and what it refuses comes back later.
 */
export class Outbox<Owner> {
  readonly #options: OutboxOptions<Owner>;
  readonly #keysUnderWay = new Set<string>();
  #waiting: Parcel<Owner>[] = [];
  #bytes = 0;

  constructor(options: OutboxOptions<Owner>) {
    this.#options = options;
  }

  get size(): number {
    return this.#waiting.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(parcel: Parcel<Owner>): void {
    this.#waiting.push(parcel);
    this.#bytes += parcel.record.bytes;
  }

  /** One PutRecords call's worth of what may go now; empty when nothing may. */
  nextBatch(nowMs: number): Parcel<Owner>[] {
    const batch: Parcel<Owner>[] = [];
    const kept: Parcel<Owner>[] = [];
    const blocked = new Set(this.#keysUnderWay);
    let bytes = 0;
    for (const [index, parcel] of this.#waiting.entries()) {
      if (batch.length === putRecordsMaxRecords || parcel.paceMs > nowMs) {
        kept.push(...this.#waiting.slice(index));
        break;
      }
      const { partitionKey, bytes: size } = parcel.record;
      const fits = batch.length === 0 || bytes + size <= batchMaxBytes;
      const isFree = !this.#options.keepsOrder || !blocked.has(partitionKey);
      if (isFree && fits && parcel.dueMs <= nowMs && this.#options.mayGo(parcel, nowMs)) {
        batch.push(parcel);
        bytes += size;
      } else kept.push(parcel);
      blocked.add(partitionKey);
    }
    if (batch.length > 0) this.#take(batch, bytes, kept);
    return batch;
  }

  /** The call was answered: `results` are in the order of the batch. */
  settle(batch: readonly Parcel<Owner>[], results: readonly EntryResult[], nowMs: number): void {
    const refused: Parcel<Owner>[] = [];
    for (const [index, parcel] of batch.entries()) {
      const result = results[index];
      this.#keysUnderWay.delete(parcel.record.partitionKey);
      if (result && result.ErrorCode === undefined) this.#options.onTaken(parcel);
      else if (result?.ErrorCode === throttleCode) {
        this.#options.onThrottled(parcel);
        refused.push(parcel);
      } else {
        parcel.isUncertain = true;
        if (parcel.attempts < mostAttempts) refused.push(parcel);
        else this.#options.onGivenUp(parcel, result?.ErrorCode ?? 'NoAnswer');
      }
    }
    this.#putBack(refused, nowMs);
  }

  /** The call failed as a whole, and may be made again. */
  fail(batch: readonly Parcel<Owner>[], failure: CallFailure, nowMs: number): void {
    for (const parcel of batch) {
      this.#keysUnderWay.delete(parcel.record.partitionKey);
      parcel.isUncertain ||= failure.isUncertain;
      if (failure.isThrottle) this.#options.onThrottled(parcel);
    }
    this.#putBack(batch, nowMs);
  }

  #take(batch: readonly Parcel<Owner>[], bytes: number, kept: Parcel<Owner>[]): void {
    this.#waiting = kept;
    this.#bytes -= bytes;
    for (const parcel of batch) {
      parcel.attempts += 1;
      if (this.#options.keepsOrder) this.#keysUnderWay.add(parcel.record.partitionKey);
    }
  }

  #putBack(parcels: readonly Parcel<Owner>[], nowMs: number): void {
    if (parcels.length === 0) return;
    for (const parcel of parcels) {
      parcel.dueMs = nowMs + backoffMs(backoff, parcel.attempts, this.#options.random);
      this.push(parcel);
    }
    this.#waiting.sort((a, b) => a.number - b.number);
  }
}
