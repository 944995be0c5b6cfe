import type { ReaderLedger } from './reader-ledger.ts';
import { ShardLineage } from './shard-lineage.ts';

/** Reads a stream from its start, through whatever becomes of its shards. How, is for those that extend it. */
export abstract class StreamReader {
  readonly ledger: ReaderLedger;
  protected readonly port: number;
  protected readonly lineage = new ShardLineage((shardId) => void this.follow(shardId));
  protected isStopped = false;
  readonly #failure = Promise.withResolvers<never>();

  constructor(port: number, ledger: ReaderLedger) {
    this.port = port;
    this.ledger = ledger;
  }

  /** Never resolves; fails when the reader cannot go on. */
  get failed(): Promise<never> {
    return this.#failure.promise;
  }

  start(shardIds: readonly string[]): void {
    for (const shardId of shardIds) this.lineage.begin(shardId);
  }

  stop(): void {
    this.isStopped = true;
  }

  protected fail(error: unknown): void {
    this.#failure.reject(error);
  }

  /** Reads one shard to its end, and says then which shards come after it. */
  protected abstract follow(shardId: string): Promise<void>;
}
