import type { RequestTarget } from '#engine/core/service.ts';
import type { KinesisContext } from './context.ts';
import { lastHashKey } from './hash-key-range.ts';
import { resolveStream } from './resolve-stream.ts';
import { parseShardIterator, type ShardIterator } from './shard-iterator.ts';
import { formatShardId, parseShardId } from './shard-id.ts';
import type { Stream } from './stream.ts';

/** The members of all operations that name a stream, a consumer, a shard, or an entry's way to one. */
type Members = Readonly<Record<string, unknown>>;

const streamArns = ['StreamARN', 'ConsumerARN', 'ResourceARN'];
const shardIds = ['ShardId', 'ShardToSplit', 'ShardToMerge', 'AdjacentShardToMerge'];

const textOf = (members: Members, name: string): string | undefined => {
  const value = members[name];
  return typeof value === 'string' ? value : undefined;
};

/** What a request speaks of. It has not been checked, so that what is wrong in it just names nothing. */
export class KinesisTarget implements RequestTarget {
  readonly #ctx: KinesisContext;
  readonly #members: Members;

  constructor(ctx: KinesisContext, request: unknown) {
    this.#ctx = ctx;
    this.#members = Object(request) as Members;
  }

  get streamName(): string | undefined {
    const named = textOf(this.#members, 'StreamName') ?? this.#arnPart(/:stream\/([^/]+)/);
    return named ?? this.#iterator?.streamName;
  }

  get consumerName(): string | undefined {
    return textOf(this.#members, 'ConsumerName') ?? this.#arnPart(/\/consumer\/([^/:]+)/);
  }

  /** The one shard that a request names, or that its one record goes to. */
  get shardId(): string | undefined {
    return this.#namedShards[0] ?? this.#routedShard(this.stream, this.#members);
  }

  /** Of a write; 1 of anything else. */
  get recordCount(): number {
    const { Records } = this.#members;
    return Array.isArray(Records) ? Records.length : 1;
  }

  /** Missing where there is none of the name. */
  get stream(): Stream | undefined {
    const { streamName: StreamName } = this;
    if (StreamName === undefined) return undefined;
    try {
      const StreamARN = textOf(this.#members, 'StreamARN');
      return resolveStream(this.#ctx, StreamARN === undefined ? { StreamName } : { StreamARN });
    } catch {
      return undefined;
    }
  }

  /**
   * A record of a stream that spreads records by itself has no shard before it is stored: many count as going to every
   * shard, one as going to none.
   */
  concernsShard(shardId: string): boolean {
    if (this.#namedShards.includes(shardId)) return true;
    const { Records } = this.#members;
    const { stream } = this;
    if (!stream) return false;
    if (!Array.isArray(Records)) return this.#routedShard(stream, this.#members) === shardId;
    if (stream.row.distribution === 'AUTO') return true;
    return Records.some((entry) => this.#routedShard(stream, Object(entry)) === shardId);
  }

  get #namedShards(): string[] {
    const named = shardIds.flatMap((name) => {
      const index = parseShardId(textOf(this.#members, name) ?? '');
      return index === undefined ? [] : [formatShardId(index)];
    });
    const { shardId } = this.#iterator ?? {};
    return shardId === undefined ? named : [...named, shardId];
  }

  get #iterator(): ShardIterator | undefined {
    const sealed = textOf(this.#members, 'ShardIterator');
    if (sealed === undefined) return undefined;
    try {
      return parseShardIterator(this.#ctx, sealed);
    } catch {
      return undefined;
    }
  }

  #arnPart(pattern: RegExp): string | undefined {
    for (const name of streamArns) {
      const part = pattern.exec(textOf(this.#members, name) ?? '')?.[1];
      if (part !== undefined) return part;
    }
    return undefined;
  }

  #routedShard(stream: Stream | undefined, entry: Members): string | undefined {
    if (!stream?.isReadable || stream.row.distribution === 'AUTO') return undefined;
    const hashKey = textOf(entry, 'ExplicitHashKey');
    const partitionKey = textOf(entry, 'PartitionKey');
    if (hashKey === undefined)
      return partitionKey === undefined
        ? undefined
        : stream.open.at(stream.open.router.byPartitionKey(partitionKey)).id;
    if (!/^\d{1,39}$/.test(hashKey) || BigInt(hashKey) > lastHashKey) return undefined;
    return stream.open.at(stream.open.router.byHashKey(BigInt(hashKey))).id;
  }
}
