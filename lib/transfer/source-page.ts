import type { StopReason } from '#lib/records/read-progress.ts';

/** Where a record is in its source: within a lane, places only grow. A shard is a lane, a file is one. */
export interface SourcePlace {
  lane: string;
  /** A sequence number or the number of a row: decimal digits without leading zeros. */
  at: string;
  /** Of a user record, its number in the aggregate; else 0. */
  sub: number;
}

export interface SourceRecord {
  place: SourcePlace;
  partitionKey: string;
  explicitHashKey?: string;
  data: Uint8Array;
  /** Data and key. */
  bytes: number;
  arrivalMs: number | undefined;
  /** Empty for what comes out of a file. */
  shardId: string;
  sequenceNumber: string;
}

/** A row of a file that can be no record. */
export interface RejectedRow {
  number: number;
  place: string;
  reason: string;
  raw: string;
}

/** A part of a source, and from where it goes on. */
export interface SourcePage {
  records: SourceRecord[];
  /** Records or rows that were looked at, whether they were meant or not. */
  read: number;
  readBytes: number;
  rejected: RejectedRow[];
  /** Another reading from here gives what comes behind this page. */
  cursor: string;
  /** How much of the source is read, 0 to 1, where that is known. */
  share: number | undefined;
  /** Set on the last page alone. */
  end: StopReason | undefined;
}

/** Decimals of any length, without leading zeros. */
const compareDigits = (a: string, b: string): number =>
  a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;

/** Of one lane. */
export const comparePlaces = (
  a: Pick<SourcePlace, 'at' | 'sub'>,
  b: Pick<SourcePlace, 'at' | 'sub'>,
): number => compareDigits(a.at, b.at) || a.sub - b.sub;

export const placeId = ({ lane, at, sub }: SourcePlace): string => `${lane} ${at} ${sub}`;
