import type { ListShardsInput, SubscribeToShardInput } from '@aws-sdk/client-kinesis';
import {
  accountCallsPerSecond,
  iteratorsPerSecond,
  streamCallsPerSecond,
  subscriptionsPerSecond,
} from './call-rates.ts';
import { consumerArn } from './consumer.ts';
import type { KinesisContext } from './context.ts';
import { accountCallsThrottled, streamCallsThrottled, writeThrottled } from './failures.ts';
import { KinesisTarget } from './fault-target.ts';
import { parseNextToken } from './next-token.ts';
import { parseShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';
import { TokenBucket } from './token-bucket.ts';

/** More accounts than that are only met by someone who makes them up; the one that came first is forgotten. */
const mostAccounts = 1000;

/** Takes each valid call from the rate that AWS grants its operation. Records are put and got without it: shards limit those. */
export class CallRateLimiter {
  readonly #now: () => number;
  /** By account and region, in the order in which they came. */
  readonly #accounts = new Map<string, object>();
  /** What is called for, which takes its buckets with it when it goes. */
  readonly #buckets = new WeakMap<object, Map<string, TokenBucket>>();

  /** @param now the time of those who call, in milliseconds: they wait a second of their own, whatever the clock does */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * @param input has been validated
   * @throws LimitExceededException, or ProvisionedThroughputExceededException for iterators
   */
  admit(ctx: KinesisContext, operation: string, input: unknown): void {
    if (operation === 'GetShardIterator') return this.#admitIterator(ctx, input);
    if (operation === 'SubscribeToShard') return this.#admitSubscription(ctx, input);
    const ofAccount = rateOf(accountCallsPerSecond, operation);
    if (ofAccount !== undefined) return this.#admitOfAccount(ctx, operation, input, ofAccount);
    const ofStream = rateOf(streamCallsPerSecond, operation);
    if (ofStream !== undefined) this.#admitOfStream(ctx, operation, input, ofStream);
  }

  #admitOfAccount(ctx: KinesisContext, operation: string, input: unknown, rate: number): void {
    if (!ctx.limits.isEnforced(ctx.caller)) return;
    if (this.#takes(this.#account(ctx), operation, rate)) return;
    const { streamName } = new KinesisTarget(ctx, input);
    throw streamName === undefined
      ? accountCallsThrottled(ctx.caller)
      : streamCallsThrottled(ctx.caller, streamName);
  }

  #admitOfStream(ctx: KinesisContext, operation: string, input: unknown, rate: number): void {
    const { stream } = new KinesisTarget(ctx, placeOf(ctx, input));
    if (!stream || !isEnforced(ctx, stream) || this.#takes(stream, operation, rate)) return;
    throw streamCallsThrottled(ctx.caller, stream.row.name);
  }

  #admitIterator(ctx: KinesisContext, input: unknown): void {
    const { stream, shardId = '' } = new KinesisTarget(ctx, input);
    const shard = stream?.shard(parseShardId(shardId) ?? -1);
    if (!stream || !shard?.isOpen || !isEnforced(ctx, stream)) return;
    if (this.#takes(shard, ctx.caller.accountId, iteratorsPerSecond)) return;
    // Users report the text of refused writes for iterators as well.
    throw writeThrottled(stream, shard);
  }

  /** A call within five seconds of a successful one is not counted: it is refused inside its event stream. */
  #admitSubscription(ctx: KinesisContext, input: unknown): void {
    const { ConsumerARN = '' } = Object(input) as SubscribeToShardInput;
    const { stream, shardId = '' } = new KinesisTarget(ctx, input);
    const shard = stream?.shard(parseShardId(shardId) ?? -1);
    const consumer = stream?.row.consumers.find(
      (row) => consumerArn(stream.arn, row) === ConsumerARN,
    );
    if (!stream || !shard || !consumer || !isEnforced(ctx, stream)) return;
    if (shard.subscribers?.wasAdmittedLately(ConsumerARN, ctx.clock.now())) return;
    if (this.#takes(consumer, shard.id, subscriptionsPerSecond)) return;
    throw streamCallsThrottled(ctx.caller, stream.row.name);
  }

  /** Takes a call from the bucket that `owner` has for `what`. */
  #takes(owner: object, what: string, perSecond: number): boolean {
    const nowMs = this.#now();
    let buckets = this.#buckets.get(owner);
    if (!buckets) this.#buckets.set(owner, (buckets = new Map()));
    let bucket = buckets.get(what);
    if (!bucket) buckets.set(what, (bucket = new TokenBucket(perSecond, nowMs)));
    if (!bucket.has(1, nowMs)) return false;
    bucket.take(1, nowMs);
    return true;
  }

  #account({ caller: { accountId, region } }: KinesisContext): object {
    const key = `${accountId}/${region}`;
    let account = this.#accounts.get(key);
    if (account) return account;
    this.#accounts.set(key, (account = {}));
    const [first] = this.#accounts.keys();
    if (this.#accounts.size > mostAccounts && first !== undefined) this.#accounts.delete(first);
    return account;
  }
}

const rateOf = (rates: Readonly<Record<string, number>>, operation: string): number | undefined =>
  Object.hasOwn(rates, operation) ? rates[operation] : undefined;

const isEnforced = (ctx: KinesisContext, { row }: Stream): boolean =>
  ctx.limits.isEnforced(row, row.name);

/** What a page after the first is of is told by its token alone. */
function placeOf(ctx: KinesisContext, input: unknown): unknown {
  const { StreamName, StreamARN, NextToken } = Object(input) as ListShardsInput;
  if (StreamName !== undefined || StreamARN !== undefined || NextToken === undefined) return input;
  const place = parseNextToken(ctx, NextToken);
  return { StreamName: place.streamName, StreamARN: place.streamArn };
}
