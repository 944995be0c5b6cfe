import { RecentReads } from './recent-reads.ts';

/** Who reads. All that read with the same of these count as one reader. */
export interface ReaderIdentity {
  readonly accessKeyId: string;
  /** Up to 256 characters are kept. */
  readonly userAgent: string;
  /** Of enhanced fan-out; missing for those that poll. */
  readonly consumerName?: string | undefined;
}

/** A page of GetRecords, or an event of a subscription. */
export interface Delivery {
  records: number;
  /** Of data. */
  bytes: number;
  /** The last record of it, when there is one. */
  last: { readonly position: number; readonly timeMs: number } | undefined;
  /** Where the reader goes on. */
  nextPosition: number;
  /** It was the last of a closed shard. */
  isEnd: boolean;
}

/** What is known of a reader of a shard. */
export interface Reader {
  readonly identity: ReaderIdentity;
  /** Rises with each new reader of the shard. */
  readonly number: number;
  /** When it last asked for records. */
  latestAtMs: number;
  /** When it was last answered; missing while it only was refused. */
  readAtMs: number | undefined;
  delivered: { readonly position: number; readonly timeMs: number } | undefined;
  nextPosition: number | undefined;
  hasFinished: boolean;
  readonly recent: RecentReads;
}

/** A reader that asked for nothing for so long is forgotten. */
export const readerLifeMs = 15 * 60_000;

/** The quota of consumers, and some that poll. Of more readers, the one that asked longest ago is forgotten. */
export const mostReaders = 32;

const mostUserAgentCharacters = 256;

/** The readers of one shard. */
export class ShardReaders {
  readonly #readers = new Map<string, Reader>();
  #nextNumber = 1;

  delivered(identity: ReaderIdentity, delivery: Delivery, nowMs: number): void {
    const reader = this.#reader(identity, nowMs);
    const { records, bytes, last, nextPosition, isEnd } = delivery;
    reader.readAtMs = nowMs;
    if (last) reader.delivered = { position: last.position, timeMs: last.timeMs };
    reader.nextPosition = nextPosition;
    reader.hasFinished = isEnd;
    reader.recent.add({ reads: 1, records, bytes, throttled: 0 }, nowMs);
  }

  /** A read, or a subscription, that a limit refused. */
  throttled(identity: ReaderIdentity, nowMs: number): void {
    const { recent } = this.#reader(identity, nowMs);
    recent.add({ reads: 0, records: 0, bytes: 0, throttled: 1 }, nowMs);
  }

  /** In the order in which they came. */
  list(nowMs: number): readonly Reader[] {
    for (const [key, { latestAtMs }] of this.#readers)
      if (nowMs - latestAtMs >= readerLifeMs) this.#readers.delete(key);
    return [...this.#readers.values()];
  }

  #reader({ accessKeyId, userAgent, consumerName }: ReaderIdentity, nowMs: number): Reader {
    const keptAgent = userAgent.slice(0, mostUserAgentCharacters);
    const key = `${accessKeyId}\n${consumerName ?? ''}\n${keptAgent}`;
    const known = this.#readers.get(key);
    if (known) {
      known.latestAtMs = nowMs;
      return known;
    }
    if (this.#readers.size === mostReaders) this.#forgetOldest();
    const reader: Reader = {
      identity: { accessKeyId, userAgent: keptAgent, consumerName },
      number: this.#nextNumber++,
      latestAtMs: nowMs,
      readAtMs: undefined,
      delivered: undefined,
      nextPosition: undefined,
      hasFinished: false,
      recent: new RecentReads(),
    };
    this.#readers.set(key, reader);
    return reader;
  }

  #forgetOldest(): void {
    const [oldest] = [...this.#readers].toSorted(([, a], [, b]) => a.latestAtMs - b.latestAtMs);
    if (oldest) this.#readers.delete(oldest[0]);
  }
}
