import { setTimeout as pause } from 'node:timers/promises';
import { kinesisRequest } from '../kinesis-request.ts';
import { batchSize } from '../workloads.ts';
import { backOff, PatientClient } from './patient-client.ts';
import { recordId, recordText } from './record-text.ts';

const laneCount = 16;
const keysOfLane = 2000;
export const keyCount = laneCount * keysOfLane;
/** A producer that was held up for longer does not make up for it by a burst. */
const longestDebtMs = 1000;

interface PutRecordsOutput {
  Records: ({ SequenceNumber: string } | { ErrorCode: string })[];
}

/**
 * Puts records as programs do that keep the order of each key: the next record of a key goes out when the one before
 * it is acknowledged, and what failed is sent again until it is. Each lane has keys of its own and one call under way.
 */
export class Producer {
  /** By key, how many records of it are acknowledged: their numbers are those below. */
  readonly acknowledgedOf = new Int32Array(keyCount);
  /** By record, how often its answer was lost: so many copies of it may be stored beside the acknowledged one. */
  readonly lostAnswers = new Map<number, number>();
  acknowledged = 0;
  failedEntries = 0;
  failedCalls = 0;
  lostCalls = 0;
  /** Acknowledged with a sequence number that is not above that of the record before it. */
  misplaced = 0;
  readonly #port: number;
  readonly #streamName: string;
  readonly #recordsPerSecond: number;
  readonly #lastSequenceNumber: string[] = Array.from({ length: keyCount }, () => '');
  #dueMs = 0;
  #isStopped = false;
  #running: Promise<unknown> | undefined;

  constructor(port: number, streamName: string, recordsPerSecond = Infinity) {
    this.#port = port;
    this.#streamName = streamName;
    this.#recordsPerSecond = recordsPerSecond;
  }

  start(): void {
    this.#dueMs = performance.now();
    this.#running = Promise.all(Array.from({ length: laneCount }, (_, lane) => this.#run(lane)));
  }

  /** Resolves when all that was sent is acknowledged; fails as soon as a lane cannot go on. */
  get ended(): Promise<unknown> {
    return this.#running ?? Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(lane: number): Promise<void> {
    const client = new PatientClient(this.#port);
    let failed: number[] = [];
    for (let turn = 0; !this.#isStopped || failed.length > 0;) {
      const keys = new Set(failed);
      while (!this.#isStopped && keys.size < batchSize)
        keys.add(lane * keysOfLane + (turn++ % keysOfLane));
      await this.#waitForTurn(keys.size);
      failed = await this.#put(client, [...keys]);
    }
    client.close();
  }

  async #waitForTurn(records: number): Promise<void> {
    const nowMs = performance.now();
    const dueMs = Math.max(this.#dueMs, nowMs - longestDebtMs);
    this.#dueMs = dueMs + (records * 1000) / this.#recordsPerSecond;
    if (dueMs > nowMs) await pause(dueMs - nowMs);
  }

  /** Puts the next record of each key. Answers with the keys whose record has failed. */
  async #put(client: PatientClient, keys: number[]): Promise<number[]> {
    const request = kinesisRequest('PutRecords', {
      StreamName: this.#streamName,
      Records: keys.map((key) => ({
        Data: recordText({ key, number: this.acknowledgedOf[key] ?? 0 }),
        PartitionKey: `key-${key}`,
      })),
    });
    for (;;) {
      const reply = await client.attempt(request);
      if (reply?.status === 200) {
        // The engine under test answers as AWS documents PutRecords.
        const { Records } = JSON.parse(reply.body.toString()) as PutRecordsOutput;
        return this.#takeAnswer(keys, Records);
      }
      if (reply) this.failedCalls += 1;
      else this.#noteLost(keys);
      await backOff();
    }
  }

  #noteLost(keys: readonly number[]): void {
    this.lostCalls += 1;
    for (const key of keys) {
      const id = recordId({ key, number: this.acknowledgedOf[key] ?? 0 });
      this.lostAnswers.set(id, (this.lostAnswers.get(id) ?? 0) + 1);
    }
  }

  #takeAnswer(keys: readonly number[], entries: PutRecordsOutput['Records']): number[] {
    const failed = keys.filter((key, index) => {
      const entry = entries[index];
      if (!entry || !('SequenceNumber' in entry)) return true;
      if (entry.SequenceNumber <= (this.#lastSequenceNumber[key] ?? '')) this.misplaced += 1;
      this.#lastSequenceNumber[key] = entry.SequenceNumber;
      this.acknowledgedOf[key] = (this.acknowledgedOf[key] ?? 0) + 1;
      return false;
    });
    this.acknowledged += keys.length - failed.length;
    this.failedEntries += failed.length;
    return failed;
  }
}
