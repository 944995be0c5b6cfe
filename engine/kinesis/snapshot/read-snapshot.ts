import {
  BrokenSnapshotError,
  type Section,
  type SnapshotHead,
} from '#engine/core/snapshot/format.ts';
import { unpackRecords } from '#engine/core/snapshot/record-section.ts';
import { parseHead, parseSection } from '#engine/core/snapshot/snapshot-reader.ts';
import { checkStream } from './check-stream.ts';
import {
  storedRow,
  type StoredChannel,
  type StoredSettings,
  type StoredShard,
  type StoredStream,
} from './stored-rows.ts';

/** A snapshot that was read to its end and is whole, without its records. */
export interface WholeSnapshot {
  head: SnapshotHead;
  settings: StoredSettings;
  streams: StoredStream[];
  channels: StoredChannel[];
}

/** Of all rows together, so that a hostile file cannot ask for all memory. */
const mostRowBytes = 256 * 1024 * 1024;

const broken = (message: string) => new BrokenSnapshotError(message);

/** Reads a whole snapshot, and believes nothing of it. @throws BrokenSnapshotError */
export async function readSnapshot(sections: AsyncIterable<Section>): Promise<WholeSnapshot> {
  let head: SnapshotHead | undefined;
  const rows = new Rows();
  let records: RecordCheck | undefined;
  for await (const section of sections) {
    if (!head) head = parseHead(section);
    else if (section.kind === 'records')
      (records ??= new RecordCheck(head, rows.streams)).take(section);
    else if (section.kind === 'rows' && !records) rows.take(section);
    else throw broken(`A section of ${section.kind} stands where none can be.`);
  }
  if (!head || !rows.settings) throw broken('The snapshot has no settings.');
  (records ?? new RecordCheck(head, rows.streams)).end();
  const shards = rows.streams.reduce((sum, stream) => sum + stream.shards.length, 0);
  if (head.streams !== rows.streams.length || head.shards !== shards)
    throw broken('The snapshot does not hold the streams and shards that its head counts.');
  return { head, settings: rows.settings, streams: rows.streams, channels: rows.channels };
}

class Rows {
  readonly streams: StoredStream[] = [];
  readonly channels: StoredChannel[] = [];
  settings: StoredSettings | undefined;
  readonly #names = new Set<string>();
  #bytes = 0;

  take(section: Section): void {
    this.#bytes += section.content.length;
    if (this.#bytes > mostRowBytes) throw broken('The snapshot holds more rows than any can.');
    const row = parseSection(section, storedRow, 'row');
    if (Object.keys(row).length !== 1) throw broken('A row is not of one thing.');
    if (row.settings) this.#takeSettings(row.settings);
    if (row.channel) this.channels.push(row.channel);
    if (row.stream) this.#takeStream(row.stream);
  }

  #takeSettings(settings: StoredSettings): void {
    if (this.settings) throw broken('The settings are there twice.');
    this.settings = settings;
  }

  #takeStream(stream: StoredStream): void {
    if (this.#names.has(stream.name)) throw broken(`The stream ${stream.name} is there twice.`);
    checkStream(stream);
    this.#names.add(stream.name);
    this.streams.push(stream);
  }
}

/** Follows the records: they must be those of the shards, all of them, in order. */
class RecordCheck {
  readonly #takenAtMs: number;
  readonly #expected: number;
  readonly #shards: Iterator<{ ordinal: number; shard: StoredShard }>;
  #place: { ordinal: number; shard: StoredShard } | undefined;
  #position = 0;
  #timeMs = 0;
  #count = 0;

  constructor(head: SnapshotHead, streams: readonly StoredStream[]) {
    this.#takenAtMs = head.takenAtMs;
    this.#expected = head.records;
    this.#shards = shardsWithRecords(streams);
    this.#enterNext();
  }

  take(section: Section): void {
    const { ordinal, records } = unpackRecords(section);
    for (const { shardIndex, position, timeMs } of records) {
      const place = this.#place;
      if (place?.ordinal !== ordinal || place.shard.index !== shardIndex)
        throw broken('A record is of another shard than the one whose turn it is.');
      if (position !== this.#position) throw broken('A shard’s records have a gap.');
      if (timeMs < this.#timeMs || timeMs > this.#takenAtMs)
        throw broken('A record came before its predecessor or after the snapshot.');
      this.#timeMs = timeMs;
      this.#position += 1;
      this.#count += 1;
      if (position < place.shard.lastPosition) continue;
      if (timeMs > place.shard.lastTimeMs)
        throw broken('A shard’s newest record came after the time that is given for it.');
      this.#enterNext();
    }
  }

  end(): void {
    if (this.#place) throw broken('Records are missing.');
    if (this.#count !== this.#expected)
      throw broken('The snapshot does not hold as many records as its head counts.');
  }

  #enterNext(): void {
    const { value, done } = this.#shards.next();
    this.#place = done ? undefined : value;
    this.#position = this.#place?.shard.firstPosition ?? 0;
    this.#timeMs = 0;
  }
}

function* shardsWithRecords(
  streams: readonly StoredStream[],
): Generator<{ ordinal: number; shard: StoredShard }, undefined> {
  for (const [ordinal, { shards }] of streams.entries())
    for (const shard of shards)
      if (shard.firstPosition <= shard.lastPosition) yield { ordinal, shard };
}
