import type { WriteEntry } from '../write-records.ts';

/** A request that names its stream by name alone. */
export interface PlainReference {
  StreamName: string;
}

const mostKeyCharacters = 256;
const streamName = /^[a-zA-Z0-9_.-]{1,128}$/;

/* What these refuse is not wrong yet: the whole way through decode and validate judges it, and words the refusal. */

export function isPlainReference(request: unknown): request is PlainReference {
  if (typeof request !== 'object' || request === null) return false;
  if ('StreamARN' in request || 'StreamId' in request || !('StreamName' in request)) return false;
  return typeof request.StreamName === 'string' && streamName.test(request.StreamName);
}

/** Whether a raw JSON value can be stored as it is if its data is base64. */
export function isPlainEntry(entry: unknown): entry is WriteEntry & { Data: string } {
  if (typeof entry !== 'object' || entry === null) return false;
  const { Data, PartitionKey, ExplicitHashKey } = entry as Record<string, unknown>;
  return (
    ExplicitHashKey === undefined &&
    typeof PartitionKey === 'string' &&
    PartitionKey.length > 0 &&
    PartitionKey.length <= mostKeyCharacters &&
    typeof Data === 'string'
  );
}
