import type { Output } from '#lib/aws/operations.ts';
import type { Batch, Entry } from '#lib/jobs/batch.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import { createDelivery, type Delivery, type Tally } from '#lib/jobs/delivery.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import type { GeneratorFailure, GeneratorSample } from '#lib/jobs/generator-report.ts';
import { createPacer, type Pacer } from '#lib/jobs/pacer.ts';
import { createOutage, type Outage } from '#workers/outage.ts';
import { createRecordMaker, type RecordMoment } from '#workers/record-maker.ts';

/** The one way out of a generator: PutRecords at its connection. */
export type PutRecords = (input: {
  StreamName: string;
  Records: { PartitionKey: string; Data: Uint8Array }[];
}) => Promise<Output<'kinesis', 'PutRecords'>>;

export interface GeneratorReport {
  tally: Readonly<Tally>;
  lastError: GeneratorFailure | undefined;
  sample: GeneratorSample | undefined;
}

export interface GeneratorOptions {
  plan: GeneratorPlan;
  /** Where the phases of the key shape are counted from. */
  startedMs: number;
  put: PutRecords;
  nowMs: () => number;
  random: () => number;
  /** How many records of this run an earlier process made. */
  generatedBefore?: number;
}

const mostCallsUnderWay = 8;
/** What waits to be sent again stays within this; until there is room no new records are made. */
const mostWaiting = { records: 50_000, bytes: 32 * 1_048_576 };
/**
 * Retries are at most this share of the plan's rate: records that come back to a full shard push out the new ones, which
 * come back in turn, and soon most of what is sent is refused. https://sre.google/sre-book/handling-overload/
 */
const retryShare = 0.25;
const leastRetriesPerSecond = 20;
const mostSampleBytes = 4_096;

/** A producer at work. It does nothing by itself: each `tick` sends what is due by then. */
export class Generator {
  readonly #options: GeneratorOptions;
  readonly #delivery: Delivery;
  readonly #outage: Outage;
  readonly #pacer: Pacer;
  readonly #retryPacer: Pacer;
  readonly #underWay = new Set<Batch>();
  #whenIdle: (() => void) | undefined;
  #plan: GeneratorPlan;
  #makeRecord: ((moment: RecordMoment) => Entry) | undefined;
  #sample: { entry: Entry; shardId: string; sequenceNumber: string; atMs: number } | undefined;
  #isStopping = false;

  constructor(options: GeneratorOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#delivery = createDelivery(options.random);
    this.#outage = createOutage(options.random);
    this.#pacer = createPacer(options.plan.recordsPerSecond, options.nowMs());
    this.#retryPacer = createPacer(retriesPerSecond(options.plan), options.nowMs());
  }

  tick(): void {
    const nowMs = this.#options.nowMs();
    if (this.#isStopping || this.#outage.blocks(nowMs)) return;
    // After a failure one call finds out whether the way is free again, and a new record risks itself alone.
    const mostCalls = this.#outage.isOn ? 1 : mostCallsUnderWay;
    while (this.#underWay.size < mostCalls) {
      let fresh = Number.POSITIVE_INFINITY;
      if (this.#outage.isOn) fresh = this.#delivery.waiting.size === 0 ? 1 : 0;
      const make = () => (fresh-- > 0 ? this.#makeNext(nowMs) : undefined);
      const mayRetry = () => this.#retryPacer.take(nowMs, 1) === 1;
      const batch = this.#delivery.nextBatch(nowMs, make, mayRetry);
      if (batch.entries.length === 0) return;
      this.#underWay.add(batch);
      void this.#send(batch);
    }
  }

  /** Takes effect with the next record. */
  change(plan: GeneratorPlan): void {
    this.#plan = plan;
    this.#makeRecord = undefined;
    this.#pacer.setRate(plan.recordsPerSecond, this.#options.nowMs());
    this.#retryPacer.setRate(retriesPerSecond(plan), this.#options.nowMs());
    this.#outage.forgive();
  }

  report(): GeneratorReport {
    return {
      tally: { ...this.#delivery.tally },
      lastError: this.#outage.lastError,
      sample: this.#describeSample(),
    };
  }

  /** Waits at most `graceMs` for answers; what is not acknowledged by then is given up and counted. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    if (this.#underWay.size > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#whenIdle = resolve;
      const timer = setTimeout(resolve, graceMs);
      await promise;
      clearTimeout(timer);
    }
    const unanswered = { isThrottle: false, isUncertain: true, isRetryable: false };
    for (const batch of this.#underWay)
      this.#delivery.fail(batch, unanswered, this.#options.nowMs());
    this.#underWay.clear();
    this.#delivery.abandon();
  }

  #makeNext(nowMs: number): Entry | undefined {
    const { size, bytes } = this.#delivery.waiting;
    const isFull = size >= mostWaiting.records || bytes >= mostWaiting.bytes;
    if (isFull || this.#outage.blocks(nowMs) || this.#pacer.take(nowMs, 1) === 0) return undefined;
    const { random, startedMs, generatedBefore = 0 } = this.#options;
    try {
      this.#makeRecord ??= createRecordMaker(this.#plan, random);
      return this.#makeRecord({
        nowMs,
        sinceStartMs: nowMs - startedMs,
        number: generatedBefore + this.#delivery.tally.generated + 1,
      });
    } catch (error) {
      this.#outage.failed(error, false, nowMs);
      return undefined;
    }
  }

  async #send(batch: Batch): Promise<void> {
    const { put, nowMs } = this.#options;
    const records = batch.entries.map(({ partitionKey, data }) => ({
      PartitionKey: partitionKey,
      Data: data,
    }));
    try {
      const { Records: results = [] } = await put({
        StreamName: this.#plan.streamName,
        Records: records,
      });
      if (!this.#underWay.delete(batch)) return;
      this.#delivery.settle(batch, results, nowMs());
      this.#outage.answered(
        results.findLast(({ ErrorCode }) => ErrorCode),
        nowMs(),
      );
      this.#keepSample(batch, results);
    } catch (error) {
      if (!this.#underWay.delete(batch)) return;
      const failure = callFailureOf(error);
      this.#delivery.fail(batch, failure, nowMs());
      this.#outage.failed(error, failure.isThrottle, nowMs());
    } finally {
      if (this.#underWay.size === 0) this.#whenIdle?.();
    }
  }

  #keepSample(batch: Batch, results: NonNullable<Output<'kinesis', 'PutRecords'>['Records']>) {
    const index = results.findIndex(({ SequenceNumber }) => SequenceNumber);
    const { ShardId: shardId, SequenceNumber: sequenceNumber } = results[index] ?? {};
    const entry = batch.entries[index];
    if (entry && shardId && sequenceNumber)
      this.#sample = { entry, shardId, sequenceNumber, atMs: this.#options.nowMs() };
  }

  #describeSample(): GeneratorSample | undefined {
    if (!this.#sample) return undefined;
    const { entry, ...rest } = this.#sample;
    const { partitionKey, bytes, data } = entry;
    const text = new TextDecoder().decode(data.subarray(0, mostSampleBytes));
    return { ...rest, partitionKey, bytes, text };
  }
}

const retriesPerSecond = ({ recordsPerSecond }: GeneratorPlan): number =>
  Math.max(leastRetriesPerSecond, recordsPerSecond * retryShare);
