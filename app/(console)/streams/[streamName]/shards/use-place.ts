'use client';

import { useHashKey } from './use-hash-key.ts';
import { hashKey as hashKeySchema } from './schema.ts';

/** How a person names a place of the hash space. */
interface PlaceAsked {
  text: string;
  look: 'key' | 'hash';
}

/** The place that is meant, or what is wrong with it. */
export interface Place {
  hashKey: bigint | undefined;
  complaint: string | undefined;
}

const longestKey = 256;

/** Where a partition key, or an explicit hash key, lies. Neither is known for no text, and while the MD5 is made. */
export function usePlace({ text, look }: PlaceAsked): Place {
  const isTooLong = look === 'key' && Array.from(text).length > longestKey;
  const hashed = useHashKey(look === 'key' && !isTooLong ? text : '');
  if (isTooLong)
    return { hashKey: undefined, complaint: 'A partition key has at most 256 characters.' };
  if (look === 'key' || text === '') return { hashKey: hashed, complaint: undefined };
  const parsed = hashKeySchema.safeParse(text);
  return parsed.success
    ? { hashKey: BigInt(parsed.data), complaint: undefined }
    : { hashKey: undefined, complaint: parsed.error.issues[0]?.message };
}
