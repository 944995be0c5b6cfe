import type { ChildShard } from '../subscribe-to-shard.ts';

/** Begins each shard once, and a child only when all its parents have been read to their ends: the order of keys needs it. */
export class ShardLineage {
  readonly #begin: (shardId: string) => void;
  readonly #begun = new Set<string>();
  readonly #finished = new Set<string>();

  constructor(begin: (shardId: string) => void) {
    this.#begin = begin;
  }

  begin(shardId: string): void {
    if (this.#begun.has(shardId)) return;
    this.#begun.add(shardId);
    this.#begin(shardId);
  }

  finish(shardId: string, children: readonly ChildShard[]): void {
    this.#finished.add(shardId);
    for (const { ShardId, ParentShards } of children)
      if (ParentShards.every((parent) => this.#finished.has(parent))) this.begin(ShardId);
  }
}
