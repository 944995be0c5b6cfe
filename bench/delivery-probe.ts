import { setTimeout as pause } from 'node:timers/promises';
import { HttpConnection } from './http-connection.ts';
import { callKinesis, kinesisRequest } from './kinesis-request.ts';
import type { DeliveredRecord } from './subscribe-to-shard.ts';

/**
 * A record's data are 16 digits, which are Base64 as they stand and so are read without decoding: when the record was
 * due to be put, in microseconds since the start of the load, and its number in its shard.
 */
const digits = 8;
const encode = (dueMs: number, number: number) =>
  `${Math.round(dueMs * 1000)}`.padStart(digits, '0') + `${number}`.padStart(digits, '0');

/** As many as keep the rate while a few calls are slow. */
const connections = 32;

interface ProbeLoad {
  port: number;
  streamName: string;
  /** A hash key of each shard; records go to the shards in turn. */
  hashKeys: readonly string[];
  recordsPerSecond: number;
  seconds: number;
}

/**
 * Puts single records at a steady rate, from `startMs` on. A record that has to wait for a free connection is
 * stamped with the time at which it was due, so that a slow server cannot hide behind a load that slows down with it.
 */
export async function runProbe(load: ProbeLoad, startMs: number): Promise<void> {
  const total = load.recordsPerSecond * load.seconds;
  const drive = async (first: number) => {
    const connection = await HttpConnection.open(load.port);
    for (let index = first; index < total; index += connections) {
      const dueMs = (index * 1000) / load.recordsPerSecond;
      const earlyMs = startMs + dueMs - performance.now();
      if (earlyMs > 0) await pause(earlyMs);
      const shard = index % load.hashKeys.length;
      const input = {
        StreamName: load.streamName,
        Data: encode(dueMs, Math.floor(index / load.hashKeys.length)),
        PartitionKey: 'probe',
        ExplicitHashKey: load.hashKeys[shard],
      };
      const { status } = await connection.send(kinesisRequest('PutRecord', input));
      if (status !== 200) throw new Error(`PutRecord was answered with ${status}.`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, first) => drive(first)));
}

/** What one subscription was given of a probe's records. */
export class ProbeReader {
  readonly latenciesMs: number[] = [];
  readonly #startMs: number;
  readonly #warmUpMs: number;
  readonly #numbers = new Set<number>();
  received = 0;

  constructor(startMs: number, warmUpMs: number) {
    this.#startMs = startMs;
    this.#warmUpMs = warmUpMs;
  }

  take(records: readonly DeliveredRecord[]): void {
    const nowMs = performance.now();
    for (const { Data } of records) {
      const dueMs = Number(Data.slice(0, digits)) / 1000;
      this.received += 1;
      this.#numbers.add(Number(Data.slice(digits)));
      if (dueMs >= this.#warmUpMs) this.latenciesMs.push(nowMs - this.#startMs - dueMs);
    }
  }

  /** Of so many records of its shard, those that did not come, and how often one came again. */
  faults(expected: number): { missing: number; repeated: number } {
    return {
      missing: expected - this.#numbers.size,
      repeated: this.received - this.#numbers.size,
    };
  }
}

/** The first hash key of each of the stream's shards, by shard id. */
export async function startingHashKeys(
  connection: HttpConnection,
  StreamName: string,
): Promise<Map<string, string>> {
  const { Shards } = await callKinesis<{
    Shards: { ShardId: string; HashKeyRange: { StartingHashKey: string } }[];
  }>(connection, 'ListShards', { StreamName });
  return new Map(
    Shards.map(({ ShardId, HashKeyRange }) => [ShardId, HashKeyRange.StartingHashKey]),
  );
}
