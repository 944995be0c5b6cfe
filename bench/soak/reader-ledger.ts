import type { DeliveredRecord } from '../subscribe-to-shard.ts';
import { keyCount, type Producer } from './producer.ts';
import { recordId, recordName } from './record-text.ts';

/** Keeps the sum of many numbers of 15 digits exact. */
const sumModulus = 10 ** 15;

/** What is wrong with what a reader was given; all 0 where the engine keeps its promises. */
export interface ReaderFaults {
  /** Acknowledged, and never delivered. */
  lost: number;
  /** Stored records that were delivered again: their sequence number was not above the one before in the shard. */
  deliveredAgain: number;
  /** Delivered after a record of the same key that was stored later, or acknowledged later. */
  misordered: number;
  /** Copies of a record that no lost answer explains. */
  unexplainedCopies: number;
}

/** All that one reader was given, checked as it comes, in memory that does not grow with it. */
export class ReaderLedger {
  readonly name: string;
  received = 0;
  /** Of the sequence numbers: readers that were given the same stored records have the same. */
  sequenceSum = 0;
  copies = 0;
  #deliveredAgain = 0;
  #misordered = 0;
  readonly #lastOfShard = new Map<string, string>();
  readonly #lastOfKey: string[] = Array.from({ length: keyCount }, () => '');
  readonly #nextNumber = new Int32Array(keyCount);
  /** By record: further deliveries of a record under other sequence numbers. */
  readonly #copiesOf = new Map<number, number>();
  /** Records that were passed over, until they come after all. */
  readonly #missing = new Set<number>();

  constructor(name: string) {
    this.name = name;
  }

  take(shardId: string, records: readonly DeliveredRecord[]): void {
    let last = this.#lastOfShard.get(shardId) ?? '';
    for (const { SequenceNumber, Data } of records) {
      // All have 56 digits, so that texts compare as numbers do.
      if (SequenceNumber <= last) this.#deliveredAgain += 1;
      last = SequenceNumber;
      this.sequenceSum = (this.sequenceSum + Number(SequenceNumber.slice(-15))) % sumModulus;
      this.#takeNumber(Data, SequenceNumber);
    }
    this.received += records.length;
    this.#lastOfShard.set(shardId, last);
  }

  #takeNumber(data: string, sequenceNumber: string): void {
    const { key, number } = recordName(data);
    if (sequenceNumber < (this.#lastOfKey[key] ?? '')) this.#misordered += 1;
    this.#lastOfKey[key] = sequenceNumber;
    const next = this.#nextNumber[key] ?? 0;
    if (number < next) return this.#takeLate(recordId({ key, number }));
    for (let passed = next; passed < number; passed++)
      this.#missing.add(recordId({ key, number: passed }));
    this.#nextNumber[key] = number + 1;
  }

  /** A number that was passed already: one that had been missing, or a copy. */
  #takeLate(id: number): void {
    if (this.#missing.delete(id)) {
      this.#misordered += 1;
      return;
    }
    this.copies += 1;
    this.#copiesOf.set(id, (this.#copiesOf.get(id) ?? 0) + 1);
  }

  compareWith({ acknowledgedOf, lostAnswers }: Producer): ReaderFaults {
    const behind = acknowledgedOf.reduce(
      (sum, count, key) => sum + Math.max(0, count - (this.#nextNumber[key] ?? 0)),
      0,
    );
    let unexplainedCopies = 0;
    for (const [id, copies] of this.#copiesOf)
      unexplainedCopies += Math.max(0, copies - (lostAnswers.get(id) ?? 0));
    return {
      lost: behind + this.#missing.size,
      deliveredAgain: this.#deliveredAgain,
      misordered: this.#misordered,
      unexplainedCopies,
    };
  }
}
