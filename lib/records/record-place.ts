import type { RecordPlace } from '#lib/records/record-query.ts';

/** `shardId-000000000002:49…`; a user record of an aggregate has its number behind a second colon. */
export const recordId = ({ shardId, sequenceNumber, subSequenceNumber }: RecordPlace): string =>
  `${shardId}:${sequenceNumber}${subSequenceNumber === undefined ? '' : `:${subSequenceNumber}`}`;

/** Undefined for what names no record. */
export function parseRecordId(id: string): RecordPlace | undefined {
  const match = /^([\w.-]{1,128}):(\d{1,129})(?::(\d{1,9}))?$/.exec(id);
  if (!match) return undefined;
  const [, shardId = '', sequenceNumber = '', sub] = match;
  return { shardId, sequenceNumber, ...(sub !== undefined && { subSequenceNumber: Number(sub) }) };
}
