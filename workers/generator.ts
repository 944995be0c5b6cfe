import type { Output } from '#lib/aws/operations.ts';
import type { Batch, Entry } from '#lib/jobs/batch.ts';
import { callFailureOf } from '#lib/jobs/call-failure.ts';
import { createSealer, type Seal } from '#lib/jobs/client-encryption.ts';
import { Delivery } from '#lib/jobs/delivery.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import type { GeneratorFailure, GeneratorSample } from '#lib/jobs/generator-report.ts';
import { retryPolicies } from '#lib/jobs/retry-policy.ts';
import type { LocatedShard } from '#lib/jobs/shard-locator.ts';
import type { AgentFlow } from '#lib/jobs/tail/agent-flow.ts';
import type { Tally } from '#lib/jobs/tally.ts';
import { createEntrySupply, type EntrySupply } from '#workers/entry-supply.ts';
import { describeSample, type SentRecord } from '#workers/generator-sample.ts';
import { createOutage, type Outage } from '#workers/outage.ts';
import type { RecordSource } from '#workers/record-source.ts';
import { createTemplateSource } from '#workers/template-source.ts';

/** The one way out of a generator: PutRecords at its connection. */
export type PutRecords = (input: {
  StreamName: string;
  Records: { PartitionKey: string; ExplicitHashKey?: string; Data: Uint8Array }[];
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
  /** The open shards as they were known last; for packing and for the limits of shards. */
  shards?: () => readonly LocatedShard[];
  /** Of client-side encryption, in base64. */
  dataKey?: () => string | undefined;
  /** Where the plan tails files. */
  openTail?: (flow: AgentFlow, seal: Seal | undefined) => RecordSource;
}

/** Of PutRecords calls that were answered. */
export interface CallTimes {
  calls: number;
  totalMs: number;
  slowestMs: number;
}

const noCalls = (): CallTimes => ({ calls: 0, totalMs: 0, slowestMs: 0 });

const mostCallsUnderWay = 8;
/** What waits to be sent again stays within this; until there is room no new records are made. */
const mostWaiting = { records: 50_000, bytes: 32 * 1_048_576 };

/** A producer at work. It does nothing by itself: each `tick` sends what is due by then. */
export class Generator {
  readonly #options: GeneratorOptions;
  readonly #delivery: Delivery;
  readonly #outage: Outage;
  readonly #underWay = new Set<Batch>();
  #whenIdle: (() => void) | undefined;
  #plan: GeneratorPlan;
  #source: RecordSource;
  #supply: EntrySupply;
  #made: number;
  /** By sources of earlier plans. */
  #leftOutBefore = 0;
  /** Packed under an earlier plan. */
  readonly #carried: Entry[] = [];
  #callTimes = noCalls();
  #sample: SentRecord | undefined;
  #isStopping = false;

  constructor(options: GeneratorOptions) {
    this.#options = options;
    this.#plan = options.plan;
    this.#made = options.generatedBefore ?? 0;
    this.#delivery = new Delivery(retryPolicies[this.#plan.sending.retry], options.random);
    this.#outage = createOutage(options.random);
    this.#source = this.#openSource();
    this.#supply = this.#openSupply();
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
      const batch = this.#delivery.nextBatch(
        nowMs,
        () => this.#carried.shift() ?? this.#supply.next(nowMs, make),
        (entry) => this.#supply.mayGo(entry, nowMs),
      );
      if (batch.entries.length === 0) return;
      this.#underWay.add(batch);
      void this.#send(batch);
    }
  }

  /** Takes effect with the next record. Files that are tailed already stay open. */
  change(plan: GeneratorPlan): void {
    const before = this.#plan;
    this.#plan = plan;
    if (!plan.tail || !isSameTail(plan, before)) {
      this.#leftOutBefore += this.#source.leftOut ?? 0;
      void this.#source.close();
      this.#source = this.#openSource();
    }
    this.#carried.push(...this.#supply.left());
    this.#supply = this.#openSupply();
    this.#delivery.follow(retryPolicies[plan.sending.retry]);
    this.#outage.forgive();
  }

  report(): GeneratorReport {
    return {
      tally: {
        ...this.#delivery.tally,
        leftOut: this.#leftOutBefore + (this.#source.leftOut ?? 0),
      },
      lastError: this.#outage.lastError,
      sample: this.#sample && describeSample(this.#sample, this.#plan.sending.encrypts),
    };
  }

  /** Since it was asked last. */
  takeCallTimes(): CallTimes {
    const times = this.#callTimes;
    this.#callTimes = noCalls();
    return times;
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
    // Before the rest is given up: lines of files that were not acknowledged are sent by the next run.
    await this.#source.close();
    for (const batch of this.#underWay)
      this.#delivery.fail(batch, unanswered, this.#options.nowMs());
    this.#underWay.clear();
    this.#delivery.abandon();
  }

  #openSource(): RecordSource {
    const { startedMs, random, openTail, nowMs } = this.#options;
    const plan = this.#plan;
    const seal = plan.sending.encrypts ? this.#sealer() : undefined;
    if (plan.tail && openTail) return openTail(plan.tail, seal);
    return createTemplateSource({ plan, startedMs, nowMs: nowMs(), random, seal });
  }

  /** Without its key nothing is sent, least of all in clear. */
  #sealer(): Seal {
    const dataKey = this.#options.dataKey?.();
    if (dataKey !== undefined) return createSealer(dataKey);
    return () => {
      throw new Error('The data key of this generator is missing. Save the generator once more.');
    };
  }

  #openSupply(): EntrySupply {
    const { shards = () => [], nowMs } = this.#options;
    return createEntrySupply(this.#plan, shards, nowMs());
  }

  #makeNext(nowMs: number): Entry | undefined {
    const { waiting } = this.#delivery;
    if (waiting.size >= mostWaiting.records || waiting.bytes >= mostWaiting.bytes) return undefined;
    try {
      const entry = this.#source.next(nowMs, this.#made + 1);
      if (entry) this.#made += 1;
      return entry;
    } catch (error) {
      this.#outage.failed(error, false, nowMs);
      return undefined;
    }
  }

  async #send(batch: Batch): Promise<void> {
    const { put, nowMs } = this.#options;
    const records = batch.entries.map(({ partitionKey, explicitHashKey, data }) => ({
      PartitionKey: partitionKey,
      ...(explicitHashKey !== undefined && { ExplicitHashKey: explicitHashKey }),
      Data: data,
    }));
    const sentMs = nowMs();
    try {
      const { Records: results = [] } = await put({
        StreamName: this.#plan.streamName,
        Records: records,
      });
      if (!this.#underWay.delete(batch)) return;
      this.#noteCall(nowMs() - sentMs);
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

  #noteCall(tookMs: number) {
    const times = this.#callTimes;
    times.calls += 1;
    times.totalMs += tookMs;
    times.slowestMs = Math.max(times.slowestMs, tookMs);
  }

  #keepSample(batch: Batch, results: NonNullable<Output<'kinesis', 'PutRecords'>['Records']>) {
    const index = results.findIndex(({ SequenceNumber }) => SequenceNumber);
    const { ShardId: shardId, SequenceNumber: sequenceNumber } = results[index] ?? {};
    const entry = batch.entries[index];
    if (entry && shardId && sequenceNumber)
      this.#sample = { entry, shardId, sequenceNumber, atMs: this.#options.nowMs() };
  }
}

/** Whether files can stay open from one plan to the next. */
const isSameTail = (a: GeneratorPlan, b: GeneratorPlan): boolean =>
  JSON.stringify([a.tail, a.sending.encrypts]) === JSON.stringify([b.tail, b.sending.encrypts]);
