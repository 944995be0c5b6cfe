import type { SubscribeToShardEvent, SubscribeToShardEventStream } from '@aws-sdk/client-kinesis';
import type { Cancel } from '#engine/core/clock.ts';
import { type ConsumerRow, consumerArn } from './consumer.ts';
import type { KinesisContext } from './context.ts';
import { consumerNotFound, streamNotFound, subscriptionTaken } from './failures.ts';
import { describeRecord } from './describe-record.ts';
import { describeChildShards } from './describe-shard.ts';
import { subscriptionLimits } from './limits.ts';
import { millisBehind } from './millis-behind.ts';
import type { Shard } from './shard.ts';
import type { Delivery, ReaderIdentity, ShardReaders } from './shard-readers.ts';
import type { Subscriber } from './shard-subscribers.ts';
import type { Stream } from './stream.ts';
import type { ConsumerMetrics } from './stream-metrics.ts';
import type { TokenBucket } from './token-bucket.ts';

/** What is subscribed to, by whom, and from where on. */
interface SubscriptionTerms {
  readonly stream: Stream;
  readonly shard: Shard;
  readonly consumer: ConsumerRow;
  readonly position: number;
}

type Result = IteratorResult<SubscribeToShardEventStream>;

const over = { done: true, value: undefined } as const;

/**
 * A subscription from its first to its last event. It begins when its events are asked for, so that one whose client is
 * already gone takes nobody's place. Events are made when they are waited for: what a slow client does not take stays in
 * the log.
 */
export class Subscription implements Subscriber, AsyncIterable<SubscribeToShardEventStream> {
  readonly #ctx: KinesisContext;
  readonly #terms: SubscriptionTerms;
  readonly #consumerArn: string;
  readonly #metrics: ConsumerMetrics;
  #position: number;
  #continuation: string;
  #bytes: TokenBucket | undefined;
  #latestEventMs = 0;
  #nextLookMs = Infinity;
  #cancelEnd: Cancel | undefined;
  #cancelLook: Cancel | undefined;
  #waiting: PromiseWithResolvers<Result> | undefined;
  #failure: Error | undefined;
  #isOver = false;

  constructor(ctx: KinesisContext, terms: SubscriptionTerms) {
    const { stream, shard, consumer, position } = terms;
    this.#ctx = ctx;
    this.#terms = terms;
    this.#consumerArn = consumerArn(stream.arn, consumer);
    this.#metrics = ctx.streams.consumerMetrics(stream, consumer.name);
    // The shard's StartingSequenceNumber stands before its first record.
    this.#position = Math.max(0, position);
    this.#continuation = shard.sequenceNumber(this.#position - 1, ctx.clock.now());
  }

  [Symbol.asyncIterator](): AsyncIterator<SubscribeToShardEventStream> {
    this.#begin();
    return { next: () => this.#next(), return: () => this.#return() };
  }

  notice(): void {
    if (this.#isOver) return;
    const gone = this.#whatIsGone();
    if (gone) return this.fail(gone);
    if (!this.#waiting) return;
    try {
      const event = this.#makeEvent();
      if (!event) return;
      this.#waiting.resolve({ done: false, value: event });
      this.#waiting = undefined;
    } catch (bug) {
      // Timers and writers call this: it is the reader who has to hear of it.
      this.fail(bug instanceof Error ? bug : new Error(String(bug)));
    }
  }

  fail(error: Error): void {
    if (this.#isOver) return;
    this.#end();
    if (this.#waiting) this.#waiting.reject(error);
    else this.#failure = error;
    this.#waiting = undefined;
  }

  #begin(): void {
    const { stream, shard, consumer } = this.#terms;
    const nowMs = this.#ctx.clock.now();
    const taken = subscriptionTaken(stream, shard, consumer.name);
    stream.isWatched = true;
    this.#bytes = shard.openSubscribers().admit(this.#consumerArn, this, taken, nowMs);
    this.#metrics['SubscribeToShard.Success'].add(this.#bytes ? 1 : 0);
    if (!this.#bytes) {
      this.#metrics['SubscribeToShard.RateExceeded'].add(1);
      this.#readers.throttled(this.#identity, nowMs);
      return this.fail(taken);
    }
    this.#latestEventMs = nowMs;
    this.#cancelEnd = this.#ctx.clock.after(subscriptionLimits.lifeMs, () => void this.#return());
  }

  #next(): Promise<Result> {
    this.#waiting = Promise.withResolvers();
    const { promise } = this.#waiting;
    if (this.#failure) this.#waiting.reject(this.#failure);
    else if (this.#isOver) this.#waiting.resolve(over);
    else this.notice();
    if (this.#isOver) this.#waiting = undefined;
    this.#failure = undefined;
    return promise;
  }

  #return(): Promise<Result> {
    this.#end();
    this.#waiting?.resolve(over);
    this.#waiting = undefined;
    return Promise.resolve(over);
  }

  #end(): void {
    this.#isOver = true;
    this.#cancelEnd?.();
    this.#cancelLook?.();
    this.#terms.shard.subscribers?.leave(this.#consumerArn, this);
  }

  #whatIsGone(): Error | undefined {
    const { stream, consumer } = this.#terms;
    const { row } = stream;
    const owner = { ...this.#ctx.caller, accountId: row.accountId };
    if (this.#ctx.streams.find(row, row.name) !== stream || row.status === 'DELETING')
      return streamNotFound(owner, row.name);
    return consumer.goneAtMs === undefined ? undefined : consumerNotFound(owner, this.#consumerArn);
  }

  /** The next event, if it is time for one. */
  #makeEvent(): SubscribeToShardEventStream | undefined {
    const { shard } = this.#terms;
    const nowMs = this.#ctx.clock.now();
    const hasRecords = this.#position <= shard.log.tipPosition;
    const pauseMs = hasRecords ? this.#pauseMs(nowMs) : 0;
    const silenceLeftMs = this.#latestEventMs + subscriptionLimits.mostSilenceMs - nowMs;
    // The largest record is paid off after five seconds: whoever is due an event does not wait for the limit.
    const isDue = silenceLeftMs <= 0;
    const mayRead = hasRecords ? pauseMs === 0 || isDue : !shard.isOpen;
    if (!mayRead && !isDue) {
      this.#lookAgainAfter(pauseMs === 0 ? silenceLeftMs : Math.min(pauseMs, silenceLeftMs));
      return undefined;
    }
    this.#latestEventMs = nowMs;
    const SubscribeToShardEvent = mayRead ? this.#readEvent(nowMs) : this.#emptyEvent();
    return { SubscribeToShardEvent };
  }

  #readEvent(nowMs: number): SubscribeToShardEvent {
    const { stream, shard } = this.#terms;
    const { recordLog } = this.#ctx.streams;
    const page = recordLog.read(
      shard.log,
      this.#position,
      stream.horizonMs(nowMs),
      subscriptionLimits,
    );
    const Records = page.records.map((record) => describeRecord(shard, record));
    const last = page.records.at(-1);
    const bytes = page.records.reduce((sum, { data }) => sum + data.length, 0);
    if (last) this.#continuation = shard.sequenceNumber(last.position, last.timeMs);
    // What is behind the last record of a whole page has expired.
    this.#position = page.hasMore && last ? last.position + 1 : shard.log.tipPosition + 1;
    if (this.#isPaced) this.#bytes?.take(bytes, nowMs);
    const behindMs = millisBehind(page, nowMs);
    const isEnd = !shard.isOpen && !page.hasMore;
    this.#report({ records: Records.length, bytes, last, behindMs, isEnd });
    if (!isEnd)
      return {
        Records,
        ContinuationSequenceNumber: this.#continuation,
        MillisBehindLatest: behindMs,
      };
    this.#end();
    // The SDK's type has it required; at the end of a shard AWS leaves it out.
    const ContinuationSequenceNumber = undefined;
    const ChildShards = describeChildShards(stream, shard);
    return { Records, ContinuationSequenceNumber, MillisBehindLatest: behindMs, ChildShards };
  }

  /** Tells a client who has everything that the connection lives. */
  #emptyEvent(): SubscribeToShardEvent {
    this.#report({ records: 0, bytes: 0, last: undefined, behindMs: 0, isEnd: false });
    return {
      Records: [],
      ContinuationSequenceNumber: this.#continuation,
      MillisBehindLatest: 0,
    };
  }

  get #isPaced(): boolean {
    const { row } = this.#terms.stream;
    return this.#ctx.limits.isEnforced(row, row.name);
  }

  #pauseMs(nowMs: number): number {
    return this.#isPaced ? (this.#bytes?.msUntil(0, nowMs) ?? 0) : 0;
  }

  /** A look that is planned for earlier stays: it plans the next one. Timers are not set anew for each event. */
  #lookAgainAfter(delayMs: number): void {
    const dueMs = this.#ctx.clock.now() + delayMs;
    if (this.#isOver || this.#nextLookMs <= dueMs) return;
    this.#cancelLook?.();
    this.#nextLookMs = dueMs;
    this.#cancelLook = this.#ctx.clock.after(delayMs, () => {
      this.#nextLookMs = Infinity;
      this.notice();
    });
  }

  #report({ behindMs, ...delivery }: Omit<Delivery, 'nextPosition'> & { behindMs: number }): void {
    this.#metrics['SubscribeToShardEvent.Success'].add(1);
    this.#metrics['SubscribeToShardEvent.Records'].add(delivery.records);
    this.#metrics['SubscribeToShardEvent.Bytes'].add(delivery.bytes);
    this.#metrics['SubscribeToShardEvent.MillisBehindLatest'].add(behindMs);
    const observed = { ...delivery, nextPosition: this.#position };
    this.#readers.delivered(this.#identity, observed, this.#ctx.clock.now());
  }

  get #readers(): ShardReaders {
    return this.#terms.shard.observation.openReaders();
  }

  get #identity(): ReaderIdentity {
    return { ...this.#ctx.caller, consumerName: this.#terms.consumer.name };
  }
}
