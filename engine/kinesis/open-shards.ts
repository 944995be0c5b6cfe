import { IncomingMetrics } from './incoming-metrics.ts';
import { SequenceNumberRows } from './sequence-number-rows.ts';
import type { Shard } from './shard.ts';
import { ShardRouter } from './shard-router.ts';
import { WriteTallies } from './write-tallies.ts';

/**
 * A stream's shards that take records, with what writing changes of each. That lies in rows, one a shard, and a shard's
 * row is its `openRow`.
 */
export class OpenShards {
  readonly router: ShardRouter;
  readonly tallies: WriteTallies;
  readonly sequenceNumbers: SequenceNumberRows;
  readonly incoming: IncomingMetrics;

  /** @param shards tile the hash space; they belong to no other open shards from now on */
  constructor(shards: readonly Shard[]) {
    shards.forEach((shard, row) => (shard.openRow = row));
    this.router = new ShardRouter(shards);
    this.tallies = new WriteTallies(shards.length);
    this.sequenceNumbers = new SequenceNumberRows(shards.map(({ row }) => row));
    this.incoming = new IncomingMetrics(shards);
  }
}
