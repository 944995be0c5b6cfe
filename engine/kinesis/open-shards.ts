import type { RecordLog } from '#engine/core/record-log.ts';
import { IncomingMetrics } from './incoming-metrics.ts';
import { SequenceNumberRows } from './sequence-number-rows.ts';
import type { Shard } from './shard.ts';
import { ShardRouter } from './shard-router.ts';
import { WriteTallies } from './write-tallies.ts';

/** A stream's shards that take records, by row, with what writing needs and changes of each: a row for each shard. */
export class OpenShards {
  readonly #shards: readonly Shard[];
  /** The rows of their logs. */
  readonly logRows: Int32Array;
  readonly router: ShardRouter;
  readonly tallies: WriteTallies;
  readonly sequenceNumbers: SequenceNumberRows;
  readonly incoming: IncomingMetrics;
  /** Kept so that fetching is not optimised away. */
  fetched = 0;

  /** @param shards tile the hash space */
  constructor(shards: readonly Shard[]) {
    this.#shards = shards;
    this.logRows = Int32Array.from(shards, ({ log }) => log.row);
    this.router = new ShardRouter(shards.map(({ range }) => range));
    this.tallies = new WriteTallies(shards.length);
    this.sequenceNumbers = new SequenceNumberRows(shards.map(({ row }) => row));
    this.incoming = new IncomingMetrics(shards);
  }

  /**
   * Looks at all that storing records of these shards will change. With thousands of shards it lies in main memory, and a
   * processor waits for many lines of that no longer than for one, if it is asked for them all at once.
   */
  fetch(rows: readonly number[], recordLog: RecordLog): void {
    let sum = 0;
    for (const row of rows)
      sum +=
        recordLog.tipTimeMs(this.logRows[row] ?? 0) +
        this.tallies.records(row) +
        this.sequenceNumbers.counter(row) +
        this.incoming.calls(row);
    this.fetched = sum;
  }

  at(row: number): Shard {
    const shard = this.#shards[row];
    if (!shard) throw new Error('Each row is a shard');
    return shard;
  }
}
