import { invalidArgument, invalidRequest } from './failures.ts';
import { lastHashKey } from './hash-key-range.ts';
import type { Stream } from './stream.ts';
import type { WriteEntry } from './write-records.ts';

export function checkExplicitHashKey({ ExplicitHashKey }: WriteEntry): void {
  if (ExplicitHashKey === undefined || BigInt(ExplicitHashKey) <= lastHashKey) return;
  throw invalidArgument(
    'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. ' +
      `Specified value was ${ExplicitHashKey}`,
  );
}

/**
 * Refuses a record over the stream's MaxRecordSizeInKiB. [unsure] of the text for streams with other limits than
 * 1 MiB, and of the one for data that is too large only together with its key.
 */
export function checkRecordSize(
  { row }: Stream,
  bytes: number,
  dataBytes: number,
  path: string,
): void {
  const most = row.maxRecordSizeKiB * 1024;
  if (bytes <= most) return;
  if (dataBytes <= most)
    throw invalidArgument(
      `The record's data and partition key have ${bytes} bytes together, more than the ${most} that ` +
        `stream ${row.name} under account ${row.accountId} takes.`,
    );
  throw invalidRequest(
    `1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=${dataBytes} cap=${dataBytes}]' ` +
      `at '${path}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
  );
}

/** A partition key may be missing, or empty, which says the same, only where AWS spreads the records by itself. */
export function checkPartitionKeys(
  { row }: Stream,
  entries: readonly { PartitionKey?: string | undefined }[],
  pathOf: (index: number) => string,
): void {
  if (row.distribution === 'AUTO' || !entries.some(isKeyless)) return;
  const complaints = entries.flatMap((entry, index) =>
    isKeyless(entry)
      ? [`Value null at '${pathOf(index)}' failed to satisfy constraint: Member must not be null`]
      : [],
  );
  if (complaints.length === 0) return;
  const count = `${complaints.length} validation error${complaints.length > 1 ? 's' : ''} detected`;
  throw invalidRequest(`${count}: ${complaints.slice(0, mostComplaints).join('; ')}`);
}

const isKeyless = ({ PartitionKey }: { PartitionKey?: string | undefined }): boolean =>
  PartitionKey === undefined || PartitionKey === '';

/** How many AWS lists. */
const mostComplaints = 10;
