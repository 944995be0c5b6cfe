import { setTimeout as pause } from 'node:timers/promises';
import type { ChildShard, DeliveredRecord } from '../subscribe-to-shard.ts';
import { PatientClient, RefusedCall } from './patient-client.ts';
import type { ReaderLedger } from './reader-ledger.ts';
import { StreamReader } from './stream-reader.ts';

/** AWS allows a shard to be asked five times a second. */
const pollMs = 200;
/** Few enough for a reader that has fallen behind to have all its answers before it loses patience. */
const pageRecords = 2000;

interface GetRecordsOutput {
  Records: DeliveredRecord[];
  NextShardIterator?: string;
  ChildShards?: ChildShard[];
}

/** Reads with GetRecords. */
export class PollingReader extends StreamReader {
  readonly #streamName: string;

  constructor(port: number, streamName: string, ledger: ReaderLedger) {
    super(port, ledger);
    this.#streamName = streamName;
  }

  protected override async follow(shardId: string): Promise<void> {
    const client = new PatientClient(this.port);
    try {
      const children = await this.#readToEnd(client, shardId);
      if (children) this.lineage.finish(shardId, children);
    } catch (error) {
      this.fail(error);
    }
    client.close();
  }

  /** The shard's children; `undefined` where the reader was stopped before its end. */
  async #readToEnd(client: PatientClient, shardId: string): Promise<ChildShard[] | undefined> {
    let last: string | undefined;
    let iterator = await this.#iteratorAfter(client, shardId, last);
    while (!this.isStopped) {
      const startMs = performance.now();
      try {
        const output: GetRecordsOutput = await client.call('GetRecords', {
          ShardIterator: iterator,
          Limit: pageRecords,
        });
        this.ledger.take(shardId, output.Records);
        last = output.Records.at(-1)?.SequenceNumber ?? last;
        if (output.NextShardIterator === undefined) return output.ChildShards ?? [];
        iterator = output.NextShardIterator;
      } catch (error) {
        const isExpired =
          error instanceof RefusedCall && error.errorName === 'ExpiredIteratorException';
        if (!isExpired) throw error;
        iterator = await this.#iteratorAfter(client, shardId, last);
      }
      await pause(Math.max(0, startMs + pollMs - performance.now()));
    }
    return undefined;
  }

  async #iteratorAfter(client: PatientClient, ShardId: string, last?: string): Promise<string> {
    const position =
      last === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: last };
    const input = { StreamName: this.#streamName, ShardId, ...position };
    const output = await client.call<{ ShardIterator: string }>('GetShardIterator', input);
    return output.ShardIterator;
  }
}
