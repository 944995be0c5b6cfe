import { setTimeout as pause } from 'node:timers/promises';
import { PatientClient, RefusedCall } from './patient-client.ts';

const everyMs = 3000;
const pollMs = 100;
/** AWS allows ten a day. */
const mostScalings = 9;
/** The rest of a run leaves some shards as they are, so that subscriptions come to the age at which they end. */
export const scalingShare = 0.35;
const untouchedShare = 0.25;

interface Range {
  ShardId: string;
  HashKeyRange: { StartingHashKey: string; EndingHashKey: string };
}

/** Splits, merges and scales a stream one after the other while it is used, about its first number of shards. */
export class Resharding {
  readonly counts = { split: 0, merged: 0, scaled: 0, refused: 0 };
  openShards: number;
  readonly #client: PatientClient;
  readonly #streamName: string;
  readonly #firstShards: number;
  readonly #scalingsEndMs: number;
  readonly #scalingEveryMs: number;
  #nextScalingMs: number;
  #isStopped = false;
  #running: Promise<void> | undefined;

  constructor(port: number, streamName: string, shards: number, runMs: number) {
    this.#client = new PatientClient(port);
    this.#streamName = streamName;
    this.#firstShards = shards;
    this.openShards = shards;
    this.#scalingEveryMs = (runMs * scalingShare) / mostScalings;
    this.#nextScalingMs = performance.now() + this.#scalingEveryMs;
    this.#scalingsEndMs = performance.now() + runMs * scalingShare;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Fails when resharding cannot go on. */
  get ended(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      await pause(everyMs);
      try {
        await this.#reshard(await this.#listOpen());
      } catch (error) {
        // A call whose answer was lost may have been carried out: then the same call is refused.
        if (!(error instanceof RefusedCall)) throw error;
        this.counts.refused += 1;
      }
      await this.#untilActive();
    }
    this.#client.close();
  }

  async #listOpen(): Promise<Range[]> {
    const { Shards } = await this.#client.call<{ Shards: Range[] }>('ListShards', {
      StreamName: this.#streamName,
      ShardFilter: { Type: 'AT_LATEST' },
    });
    this.openShards = Shards.length;
    const start = (shard: Range) => BigInt(shard.HashKeyRange.StartingHashKey);
    return Shards.toSorted((a, b) => (start(a) < start(b) ? -1 : 1));
  }

  async #reshard(shards: readonly Range[]): Promise<void> {
    const nowMs = performance.now();
    if (nowMs >= this.#nextScalingMs && nowMs <= this.#scalingsEndMs) {
      this.#nextScalingMs = nowMs + this.#scalingEveryMs;
      return this.#scale();
    }
    const untouched = Math.floor(shards.length * untouchedShare);
    const at = untouched + Math.floor(Math.random() * (shards.length - untouched - 1));
    const [shard, next] = shards.slice(at, at + 2);
    if (!shard || !next) return undefined;
    const isMany = shards.length + Math.random() * 4 - 2 > this.#firstShards;
    return isMany ? this.#merge(shard, next) : this.#split(shard);
  }

  async #scale(): Promise<void> {
    const isWide = this.openShards > this.#firstShards * 1.25;
    const TargetShardCount = isWide ? this.#firstShards : Math.round(this.#firstShards * 1.5);
    await this.#change('UpdateShardCount', { TargetShardCount, ScalingType: 'UNIFORM_SCALING' });
    this.counts.scaled += 1;
  }

  async #split({ ShardId, HashKeyRange }: Range): Promise<void> {
    const { StartingHashKey, EndingHashKey } = HashKeyRange;
    const NewStartingHashKey = `${(BigInt(StartingHashKey) + BigInt(EndingHashKey) + 1n) / 2n}`;
    await this.#change('SplitShard', { ShardToSplit: ShardId, NewStartingHashKey });
    this.counts.split += 1;
  }

  async #merge(shard: Range, next: Range): Promise<void> {
    const names = { ShardToMerge: shard.ShardId, AdjacentShardToMerge: next.ShardId };
    await this.#change('MergeShards', names);
    this.counts.merged += 1;
  }

  #change(operation: string, input: object): Promise<unknown> {
    return this.#client.call(operation, { StreamName: this.#streamName, ...input });
  }

  async #untilActive(): Promise<void> {
    for (;;) {
      const { StreamDescriptionSummary } = await this.#client.call<{
        StreamDescriptionSummary: { StreamStatus: string };
      }>('DescribeStreamSummary', { StreamName: this.#streamName });
      if (StreamDescriptionSummary.StreamStatus === 'ACTIVE') return;
      await pause(pollMs);
    }
  }
}
