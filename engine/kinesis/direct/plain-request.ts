import { dataBytes, type WriteEntry } from '../write-records.ts';

/** A request that names its stream by name alone. */
export interface PlainReference {
  StreamName: string;
}

const mostKeyCharacters = 256;
const streamName = /^[a-zA-Z0-9_.-]{1,128}$/;
/** Only decoded into, to see whether a text is base64. */
const scratch = Buffer.allocUnsafeSlow(1024 * 1024);

/* What these refuse is not wrong yet: the whole way through decode and validate judges it, and words the refusal. */

export function isPlainReference(request: unknown): request is PlainReference {
  if (typeof request !== 'object' || request === null) return false;
  if ('StreamARN' in request || 'StreamId' in request || !('StreamName' in request)) return false;
  return typeof request.StreamName === 'string' && streamName.test(request.StreamName);
}

/** Whether a raw JSON value can be stored as it is. */
export function isPlainEntry(entry: unknown): entry is WriteEntry & { Data: string } {
  if (typeof entry !== 'object' || entry === null) return false;
  const { Data, PartitionKey, ExplicitHashKey } = entry as Record<string, unknown>;
  return (
    ExplicitHashKey === undefined &&
    typeof PartitionKey === 'string' &&
    PartitionKey.length > 0 &&
    PartitionKey.length <= mostKeyCharacters &&
    isBase64(Data)
  );
}

/** Node skips what it does not know, and takes the URL alphabet for base64. */
const isBase64 = (data: unknown): boolean =>
  typeof data === 'string' &&
  data.length % 4 === 0 &&
  dataBytes(data) <= scratch.length &&
  !data.includes('-') &&
  !data.includes('_') &&
  scratch.write(data, 'base64') === dataBytes(data);
