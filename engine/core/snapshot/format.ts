/**
 * A snapshot is one file, little-endian:
 *
 * preamble: 12 bytes `KINETOSCOPE` and 0x1a · u16 version · u16 0
 * sections, each: u32 kind · u32 stored bytes · u32 content bytes · u32 CRC-32 of these 12 bytes and of what is stored ·
 * the content, compressed with Zstandard
 *
 * One `head` (JSON: whose it is, its moment, how much there is), then `rows` (JSON: what is known of each thing), then
 * `records` (u32 number of the stream among the rows, then frames as the record log has them, with the index of the
 * shard for a log id), then one `end` (JSON: the count of sections before it and the SHA-256 of every byte before it).
 * Nothing stands behind the end.
 */
export const magic = Buffer.from('KINETOSCOPE\x1a', 'latin1');
export const formatVersion = 1;
export const preambleBytes = 16;
export const sectionHeaderBytes = 16;

export const kinds = { head: 1, rows: 2, records: 3, end: 4 } as const;
export type SectionKind = keyof typeof kinds;

/** Content of one section at most, so that a hostile file cannot ask for all memory. A record of 10 MiB must fit. */
export const mostContentBytes: Readonly<Record<SectionKind, number>> = {
  head: 64 * 1024,
  rows: 64 * 1024 * 1024,
  records: 11 * 1024 * 1024,
  end: 4 * 1024,
};

/**
 * With what compression may add to content that does not compress. Also how large the pieces are in which content is
 * made: collecting small ones takes longer than compressing.
 */
export const mostStoredBytes = (contentBytes: number): number =>
  contentBytes + (contentBytes >>> 7) + 1024;

/** What a file says of itself, first of all. */
export interface SnapshotHead {
  /** The simulated time at which all of it was so. */
  takenAtMs: number;
  /** Where it was taken. */
  accountId: string;
  region: string;
  streams: number;
  shards: number;
  records: number;
}

/** What stands at the end. */
export interface SnapshotEnd {
  sections: number;
  /** Hex. */
  sha256: string;
}

/** A section as it is read and written. */
export interface Section {
  kind: SectionKind;
  content: Buffer;
}

/** The file is no snapshot, or not whole, or says what cannot be. The message says which and where. */
export class BrokenSnapshotError extends Error {}
